#!/usr/bin/env python3
"""Runs with --events, from outside: results do not change, and what `compare` says of the households let in
under one scenario only is what the tables of events give when they are counted here.

    events_test.py BOLIGSIM
"""

import collections
import csv
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py

ROOT = Path(__file__).resolve().parents[2]
# Twice as large as when it is pinned, so that enough households are let in under one scenario only.
STUDY = (ROOT / "scenarios" / "golden.yaml", "--set", "defaults.world.scale=0.01")
PROGRAM = ""


def boligsim(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


class World:
    """One replicate of a file with events."""

    def __init__(self, path, replicate):
        with h5py.File(path, "r") as file:
            def column(table, name):
                rows = file[f"events/{table}/replicate"][:] == replicate
                dataset = file[f"events/{table}/{name}"]
                values = [int(value) for value in dataset[rows]]
                meanings = dataset.attrs.get("flag_meanings")
                if meanings is None:
                    return values
                labels = (meanings.decode() if isinstance(meanings, bytes) else str(meanings)).split()
                return [labels[value] for value in values]

            self.lettings = list(zip(*(column("lettings", name) for name in (
                "month", "household", "department", "from", "adults_in_work", "dwelling"))))
            moves = list(zip(*(column("moves", name) for name in (
                "household", "event", "reason", "from", "to"))))
            self.planned = [(int(bits) & 1) == 1 for bits in file["department_programmes"][:]]
            self.municipality = [name.decode() for name in file["department_municipality"][:]]
            self.tenure = [name.decode() for name in file["segment_tenure"][:]]
            self.counted_lettings = file["lettings"][replicate]
            self.years = [int(year) for year in file["year"][:]]
            self.scale = float(file.attrs["scale"])
        self.first, self.last = {}, {}
        for household, *what in moves:
            self.first.setdefault(household, what)
            self.last[household] = what

    def is_planned(self, place):
        return 0 <= place < len(self.planned) and self.planned[place]

    def let_in(self, month):
        """Household: (department, from, adults in work) of the first letting from outside."""
        found = {}
        for when, household, department, origin, in_work, _ in self.lettings:
            if when >= month and self.is_planned(department) and not self.is_planned(origin):
                found.setdefault(household, (department, origin, in_work))
        return found

    def whereabouts(self, household, department, other):
        if household in self.last:
            event, reason, _, place = self.last[household]
            if event == "ended":
                return {"died": "died", "joined_another": "joined_another"}.get(reason, "abroad")
        else:
            event, _, place, _ = other.first[household]
            if event in ("founded", "arrived"):
                return "no_such"
        if place >= len(self.planned):
            tenure = self.tenure[place - len(self.planned)]
            return "other_home" if tenure == "other" else tenure
        if place == department:
            return "same_department"
        if self.is_planned(place):
            return "same_group"
        here = self.municipality[place] == self.municipality[department]
        return "same_municipality" if here else "public_elsewhere"


def first_difference(one, other):
    lettings = [[(row[0], row[1], row[-1]) for row in world.lettings] for world in (one, other)]
    return min(a[0] for pair in zip(*lettings) if pair[0] != pair[1] for a in pair)


class Events(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name) / "with"
        boligsim("run", *STUDY, "-o", cls.folder, "-j", "2", "--events", "--quiet")
        boligsim("compare", cls.folder, "--csv", cls.folder / "tables")
        with open(cls.folder / "tables" / "displaced_households.csv", newline="") as file:
            cls.rows = list(csv.DictReader(file))
        cls.worlds = {name: [World(cls.folder / f"{name}.h5", replicate) for replicate in (0, 1)]
                      for name in ("baseline", "together")}

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def level(self, let_in, count, lives_in="", households="all"):
        found = [row for row in self.rows if (row["let_in"], row["count"], row["lives_in"], row["households"])
                 == (let_in, count, lives_in, households)]
        self.assertEqual(len(found), 1, (let_in, count, lives_in, households))
        return float(found[0]["level"])

    def test_recording_changes_no_result(self):
        without = Path(self.scratch.name) / "without"
        boligsim("run", *STUDY, "-s", "together", "-o", without, "-j", "1", "--quiet")
        with h5py.File(without / "together.h5", "r") as one, \
                h5py.File(self.folder / "together.h5", "r") as other:
            self.assertEqual(one.attrs["digest"], other.attrs["digest"])
            self.assertNotIn("events", one)

    def test_households_are_where_their_events_say(self):
        pairs = list(zip(self.worlds["baseline"], self.worlds["together"]))
        month = min(first_difference(*pair) for pair in pairs)
        self.assertEqual({row["first_month"] for row in self.rows}, {str(month)})
        for name, here, there in (("baseline", 0, 1), ("together", 1, 0)):
            counts = collections.Counter()
            of_workers = collections.Counter()
            for pair in pairs:
                let_in, elsewhere = pair[here].let_in(month), pair[there].let_in(month)
                counts["let_in"] += len(let_in)
                for household, (department, origin, in_work) in let_in.items():
                    if household in elsewhere:
                        counts["let_in_too"] += 1
                        continue
                    counts["let_in_only"] += 1
                    where = pair[there].whereabouts(household, department, pair[here])
                    counts[where] += 1
                    of_workers[where] += in_work > 0
            self.assertGreater(counts["let_in_only"], 40)
            full = 1 / (2 * pairs[0][0].scale)
            other = ("baseline", "together")[there]
            for count in ("let_in", "let_in_too", "let_in_only"):
                self.assertAlmostEqual(self.level(name, count), counts[count] * full)
            for count in ("same_department", "same_group", "same_municipality", "public_elsewhere", "owner",
                          "private_rental", "other_home", "joined_another", "abroad", "died", "no_such"):
                self.assertAlmostEqual(self.level(name, count, other), counts[count] * full, msg=count)
                self.assertAlmostEqual(self.level(name, count, other, "someone_in_work"),
                                       of_workers[count] * full, msg=count)

    def test_lettings_are_those_that_are_counted(self):
        # The period begins in a July: only events show lettings of the first half year.
        for name, worlds in self.worlds.items():
            counted = sum(int(world.counted_lettings[y][d].sum()) for world in worlds
                          for y, year in enumerate(world.years) if year >= 2006
                          for d, planned in enumerate(world.planned) if planned)
            earlier = sum(1 for world in worlds for row in world.lettings
                          if row[0] < int(self.rows[0]["first_month"]) and world.is_planned(row[2]))
            let = self.level(name, "lettings")
            self.assertAlmostEqual(let * 2 * worlds[0].scale, counted - earlier)
            self.assertAlmostEqual(let, sum(self.level(name, part) for part in (
                "lettings_to_residents", "lettings_again", "let_in_too", "let_in_only")))

    def test_a_household_that_is_named_has_a_story(self):
        household = self.worlds["together"][0].lettings[0][1]
        story = boligsim("trace", self.folder / "together.h5", "--household", household)
        self.assertIn(f"household {household}\n", story)
        self.assertIn(", let by ", story)

    def test_what_the_documents_show_reads_the_files(self):
        place = Path(self.scratch.name) / "documented"
        (place / "results/denmark-2006-2021").mkdir(parents=True)
        for name, file in (("baseline.h5", "baseline.h5"), ("flexible.h5", "together.h5"),
                           ("results/denmark-2006-2021/baseline.h5", "baseline.h5")):
            (place / name).symlink_to(self.folder / file)
        shown = 0
        for document in ("README.md", "docs/formats/trajectory.md"):
            for language, code in re.findall(r"```(python|r)\n(.*?)```", (ROOT / document).read_text(), re.S):
                command = [sys.executable, "-c", code] if language == "python" else ["Rscript", "--vanilla", "-e", code]
                done = subprocess.run(command, cwd=place, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, document + "\n" + code + done.stderr)
                self.assertNotEqual(done.stdout, "", code)
                shown += 1
        self.assertGreaterEqual(shown, 6)

    def test_a_story_that_is_not_there_is_the_users_mistake(self):
        for options, what in ((("--household", "5"), "nothing is recorded of household 5"),
                              (("--replicate", "9"), "has no replicate 9 (it has 0 to 1)\n   name one of these")):
            done = subprocess.run([PROGRAM, "trace", str(self.folder / "together.h5"), *options],
                                  capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertIn(what, done.stderr)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()

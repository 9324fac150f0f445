#!/usr/bin/env python3
"""The program from outside, on the golden study: the same bytes for any number of threads, `verify`,
what can be read from results, Ctrl-C, and files that are there already.

    program_test.py BOLIGSIM
"""

import collections
import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py
import yaml

ROOT = Path(__file__).resolve().parents[2]
STUDY = ROOT / "scenarios" / "golden.yaml"
SCENARIOS = ("baseline", "together")
PROGRAM = ""


def boligsim(*arguments, env=None):
    """In English, whatever the locale of whoever tests."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})})


def digest(path):
    with h5py.File(path, "r") as file:
        value = file.attrs["digest"]
        return value.decode() if isinstance(value, bytes) else value


class Results(unittest.TestCase):
    """One run of the study, read by every test."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name) / "two"
        cls.done = boligsim("run", STUDY, "-o", cls.folder, "-j", "2")
        if cls.done.returncode != 0:
            raise AssertionError(cls.done.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def other(self, name):
        return Path(self.scratch.name) / name

    def json_of(self, *arguments):
        done = boligsim(*arguments, "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_results_go_to_stdout_and_progress_to_stderr(self):
        for scenario in SCENARIOS:
            path = self.folder / f"{scenario}.h5"
            self.assertIn(f"{path}  digest {digest(path)}", self.done.stdout)
        self.assertIn("million person-months", self.done.stdout)
        self.assertNotIn("worlds", self.done.stdout)
        self.assertIn("worlds", self.done.stderr)

    def test_one_thread_gives_the_same_digest(self):
        done = boligsim("run", STUDY, "-o", self.other("one"), "-j", "1", "--quiet")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for scenario in SCENARIOS:
            self.assertEqual(digest(self.other("one") / f"{scenario}.h5"),
                             digest(self.folder / f"{scenario}.h5"))

    def test_questions_change_no_result_and_are_in_the_file(self):
        study = self.other("asking.yaml")
        study.write_text(STUDY.read_text(encoding="utf-8") +
                         "questions:\n  - {ask: Is anybody else in work, scenario: together, measure: employed_share}\n",
                         encoding="utf-8")
        done = boligsim("run", study, "-o", self.other("asking"), "-j", "2", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        for scenario in SCENARIOS:
            self.assertEqual(digest(self.other("asking") / f"{scenario}.h5"),
                             digest(self.folder / f"{scenario}.h5"))
        answers = [row for row in self.json_of("compare", self.other("asking")) if row["kind"] == "answer"]
        self.assertEqual([(row["ask"], row["scenario"], row["against"]) for row in answers],
                         [("Is anybody else in work", "together", "baseline")])
        self.assertIn("1. Is anybody else in work", boligsim("compare", self.other("asking")).stdout)
        self.assertNotIn("The study's questions", boligsim("compare", self.folder).stdout)

    def test_verify_says_equal_until_a_cell_is_changed(self):
        changed = self.other("changed.h5")
        changed.write_bytes((self.folder / "together.h5").read_bytes())
        done = boligsim("verify", changed)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("equal", done.stdout)

        with h5py.File(changed, "r+") as file:
            file["births"][1, 2, 100] += 1
        done = boligsim("verify", changed)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("was changed after it was written", done.stdout)
        self.assertIn("births", done.stdout)

        # Whoever also writes a digest that fits is found out by the second run.
        with h5py.File(changed, "r+") as file:
            file.attrs["digest"] = done.stdout.split("its numbers give ")[1].split()[0]
        done = boligsim("verify", changed)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("births", done.stdout)
        self.assertNotIn("was changed after", done.stdout)

    def test_verify_says_of_an_older_file_what_it_lacks(self):
        older = self.other("older.h5")
        older.write_bytes((self.folder / "together.h5").read_bytes())
        with h5py.File(older, "r+") as file:
            del file.attrs["interventions_text"]
        done = boligsim("verify", older)
        self.assertEqual(done.returncode, 4, done.stdout + done.stderr)
        self.assertIn("no attribute 'interventions_text'", done.stderr)
        self.assertIn("run the study again", done.stderr)

    def test_a_study_with_departments_of_its_own_runs_again_from_its_file(self):
        own = self.other("own")
        own.mkdir()
        for name in ("study.yaml", "departments.csv"):
            source = ROOT / "scenarios" / "own-departments" / name
            (own / name).write_bytes(source.read_bytes())
        run = ("run", own / "study.yaml", "-s", "flexible", "-n", "1", "--quiet",
               "--set", "defaults.world.scale=0.01", "--set", "defaults.period.to=2007-12")
        self.assertEqual(boligsim(*run, "-o", own / "two", "-j", "2").returncode, 0)
        self.assertEqual(boligsim(*run, "-o", own / "one", "-j", "1").returncode, 0)
        result = own / "two" / "flexible.h5"
        self.assertEqual(digest(result), digest(own / "one" / "flexible.h5"))
        with h5py.File(result, "r") as file:
            names = [name.decode() for name in file["department"][:]]
            source = dict(zip(names, file["department_source"][:]))
            self.assertEqual(sum(source.values()), 8)
            self.assertEqual(source["Example Park North"], 1)
        (own / "departments.csv").unlink()
        (own / "study.yaml").unlink()
        done = boligsim("verify", result)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(": equal (", done.stdout)

    def test_nothing_is_overwritten_without_being_asked(self):
        before = (self.folder / "together.h5").stat().st_mtime_ns
        done = boligsim("run", STUDY, "-s", "together", "-o", self.folder)
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn("--force", done.stderr)
        self.assertEqual((self.folder / "together.h5").stat().st_mtime_ns, before)
        self.assertEqual(boligsim("run", STUDY, "-s", "together", "-o", self.folder, "--force").returncode, 0)

    def test_ctrl_c_leaves_part_files_only(self):
        out = self.other("stopped")
        run = subprocess.Popen([PROGRAM, "run", STUDY, "-n", "200", "-o", out, "--progress", "json"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        first = json.loads(run.stderr.readline())
        self.assertEqual(first["worlds"], 400)
        run.send_signal(signal.SIGINT)
        said, words = run.communicate(timeout=60)
        self.assertEqual((run.returncode, said), (130, ""))
        self.assertIn("Stopped.", words)
        self.assertIn(f"{PROGRAM} run {STUDY} -n 200 -o {out}", words)
        self.assertEqual(sorted(path.name for path in out.iterdir()),
                         ["baseline.h5.part", "together.h5.part"])
        self.assertIn("NOT COMPLETE", boligsim("show", out / "baseline.h5.part").stdout)
        self.assertEqual(boligsim("compare", out).returncode, 3)

    def test_compare_gives_objects(self):
        rows = self.json_of("compare", self.folder)
        self.assertEqual({(row["scenario"], row["against"]) for row in rows}, {("together", "baseline")})
        keys = collections.Counter((row["kind"], row["measure"], row["group"], row["year"]) for row in rows)
        self.assertEqual({year for *_, year in keys} - set(range(2005, 2009)), set())
        for row in rows:
            # A share of nobody is none; one pair of worlds has no interval.
            self.assertEqual(row["interval"] is None, row["replicates"] < 2, row)
            if row["interval"]:
                low, high = row["interval"]
                self.assertLessEqual(low, row["difference"])
                self.assertLessEqual(row["difference"], high)
            if row["kind"] == "level" and row["year"] == 2005:
                self.assertEqual(row["difference"], 0 if row["replicates"] else None, row)

    def test_compare_about_letting_is_what_the_files_count(self):
        rows = self.json_of("compare", self.folder, "--about", "letting")
        values = {(row["scenario"], row["measure"], row["group"]): row for row in rows}
        for scenario in SCENARIOS:
            row = values[scenario, "lettings", "public housing"]
            with h5py.File(self.folder / f"{scenario}.h5", "r") as file:
                years = [int(year) for year in file["year"][:]]
                span = [y for y, year in enumerate(years) if row["from"] <= year <= row["to"]]
                axes = [name.decode() for name in file["household_work"][:]]
                # replicate, year, department, tool, work, origin
                lettings = file["lettings"][:][:, span].sum(axis=(1, 2, 5))
                scale = file.attrs["scale"]
            self.assertAlmostEqual(row["level"], lettings.sum(axis=(1, 2)).mean() / len(span) / scale)
            in_work = lettings[:, :, axes.index("someone_in_work")].sum(axis=1) / lettings.sum(axis=(1, 2))
            self.assertAlmostEqual(values[scenario, "let_in_work_share", "public housing"]["level"],
                                   in_work.mean())
        row = values["together", "let_in_work_share", "public housing"]
        self.assertAlmostEqual(row["difference"], row["level"] -
                               values["baseline", "let_in_work_share", "public housing"]["level"])

        table = boligsim("compare", self.folder, "--about", "letting", "--group", "public housing",
                         "--csv", self.other("tables"))
        self.assertEqual(table.returncode, 0, table.stderr)
        for scenario in SCENARIOS:
            # Lettings by tool, newly housed, months waited twice, in-movers twice, who waits still
            # twice, each in one table or in several below each other.
            self.assertGreaterEqual(sum(line.startswith(scenario + " ") for line in table.stdout.splitlines()), 8)
        written = list(csv.DictReader(io.StringIO((self.other("tables") / "letting.csv").read_text())))
        self.assertEqual({row["scenario"] for row in written}, set(SCENARIOS))

        for wrong, code, words in ((("--about", "rents"), 2, "allowed: letting"),
                                   (("--group", "puplic housing"), 3, "did you mean 'public housing'?"),
                                   (("--years", "2008-2006"), 2, "the first year comes before the last"),
                                   (("--years", "2001"), 3, "they hold 2005 to 2008"),
                                   (("--lang", "de"), 2, "allowed: en, da"),
                                   (("--about", "letting", "--full"), 2, "--full"),
                                   (("--about", "letting", "--group", "puplic housing"), 3,
                                    "did you mean 'public housing'?")):
            done = boligsim("compare", self.folder, *wrong)
            self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
            self.assertIn(words, done.stderr)

    def test_compare_fits_a_terminal_in_both_languages(self):
        texts = [boligsim("compare", self.folder, "--lang", language).stdout for language in ("en", "da")]
        others = [boligsim(*arguments).stdout
                  for arguments in (("validate", self.folder / "baseline.h5"), ("findings", self.folder),
                                    ("compare", self.folder, "--about", "letting"),
                                    ("compare", self.folder, "--about", "letting", "--lang", "da"))]
        for text in texts + others:
            self.assertGreater(len(text), 100)
            self.assertEqual([line for line in text.splitlines() if len(line) > 80], [])
        numbers = [sorted(re.sub(r"[.,]", "", number) for number in re.findall(r"[+-]\d[\d.,]*", text))
                   for text in texts]
        self.assertGreater(len(numbers[0]), 20)
        self.assertEqual(*numbers)

    def test_compare_speaks_the_locales_language(self):
        danish = {"LC_ALL": "da_DK.UTF-8"}
        self.assertEqual(boligsim("compare", self.folder, env=danish).stdout,
                         boligsim("compare", self.folder, "--lang", "da").stdout)
        self.assertIn("sammenlignet med", boligsim("compare", self.folder, env=danish).stdout)
        boligsim("compare", self.folder, "--csv", self.other("danish"), env=danish)
        text = (self.other("danish") / "indicators.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        listed = {(row["scenario"], row["measure"], row["group"], row["year"]): row["level"] for row in rows}
        for row in self.json_of("compare", self.folder):
            if row["kind"] == "level" and row["level"] is not None:
                level = listed[row["scenario"], row["measure"], row["group"], str(row["year"])]
                self.assertEqual(float(level.replace(",", ".")), row["level"])

    def test_findings_lists_every_finding_once(self):
        known = [finding["id"] for path in [*(ROOT / "analysis/findings").glob("evaluation_*.yaml"),
                                                           ROOT / "analysis/findings/programmes.yaml"]
                 for finding in yaml.safe_load(path.read_text())["findings"]]
        self.assertEqual(len(known), 98)
        listed = self.json_of("findings", self.folder)
        self.assertEqual(sorted(finding["id"] for finding in listed), sorted(known))
        for finding in listed:
            self.assertTrue(finding["fact"] and finding["role"] and finding["verdict"], finding)
            if finding["simulated"] is None:
                self.assertTrue(finding["why"], finding)
        answered = boligsim("findings", self.folder).stdout
        table = boligsim("findings", self.folder, "--full").stdout
        for text in (answered, table):
            self.assertEqual([line for line in text.splitlines() if len(line) > 80], [])
        self.assertNotIn("F15-41", answered)
        rows = list(csv.DictReader(io.StringIO(boligsim("findings", self.folder, "--format", "csv").stdout)))
        self.assertEqual({row["id"] for row in rows}, set(known))
        for name in known:
            self.assertIn(name, table)

    def test_findings_gate_ends_with_a_code_of_its_own(self):
        contradicted = any(f["verdict"] in ("outside", "direction wrong")
                           for f in self.json_of("findings", self.folder))
        done = boligsim("findings", self.folder, "--fail-on", "contradicted")
        self.assertEqual(done.returncode, 6 if contradicted else 0, done.stderr)

    def test_validate_holds_published_figures_beside(self):
        rows = self.json_of("validate", self.folder / "baseline.h5")
        population = [row for row in rows if row["id"] == "population-2006"]
        self.assertEqual(len(population), 1)
        self.assertLess(abs(population[0]["deviation"]), 0.02)
        for row in rows:
            self.assertTrue(row["source"] and row["unit"] and row["verdict"], row)

    def test_what_is_no_result_file_is_invalid_input(self):
        text = self.other("text.h5")
        text.write_text("no results")
        for name, what in ((text, "HDF5"), (self.other("gone.h5"), "no such file")):
            for command in ("show", "verify", "compare", "findings", "validate"):
                done = boligsim(command, name)
                self.assertEqual((done.returncode, done.stdout), (3, ""), command)
                self.assertIn(str(name), done.stderr)
                self.assertIn(what, done.stderr)
        self.assertIn("\n   name a result file (*.h5)\n", boligsim("show", text).stderr)
        self.assertEqual(boligsim("trace", self.folder / "baseline.h5").returncode, 3)
        self.assertTrue(boligsim("compare", self.folder, "--against", "gone").stderr.startswith("boligsim: error: "))
        self.assertIn("is a folder", boligsim("show", self.folder).stderr)

    def test_wrong_options_of_run_leave_nothing(self):
        for code, options in ((2, ["-j", "0"]), (2, ["-s", "togther"]), (2, ["--sed", "5"]),
                              (2, ["-s", "baseline", "-s", "baseline"]), (2, ["--progress", "loud"]),
                              (3, ["--seed", "-5"]), (3, ["-n", "few"]), (3, ["-n", "0"])):
            done = boligsim("run", STUDY, *options, "-o", self.other("nothing"))
            self.assertEqual((done.returncode, done.stdout), (code, ""), options)
            self.assertNotEqual(done.stderr, "")
            self.assertFalse(self.other("nothing").exists())
        self.assertIn("did you mean '--seed'?", boligsim("run", STUDY, "--sed", "5").stderr)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()

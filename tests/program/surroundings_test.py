#!/usr/bin/env python3
"""What can go wrong around the program: two runs into one folder, full disks, closed descriptors,
signals, too little memory. Each ends with a sentence and the right exit code, and no result is lost
or claims to be what it is not.

    surroundings_test.py BOLIGSIM [thorough]

"thorough": fifty pairs of runs and fifty sizes of disk, instead of a few.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import h5py

PROGRAM = ""
PAIRS = 4
SIZES = 6
STUDY = """format: 1
study: small
defaults:
  world: {population: denmark, scale: 0.0005}
  period: {from: 2006-01, to: 2006-12}
  replicates: 1
  seed: 20060101
scenarios:
  baseline: {use: []}
"""


class Around(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.place = Path(cls.scratch.name)
        cls.study = cls.place / "study.yaml"
        cls.study.write_text(STUDY)
        cls.done = cls.place / "done"
        two = cls.place / "two.yaml"
        two.write_text(STUDY + "  other: {use: []}\n")
        done = cls.run_program("run", two, "-o", cls.done, "--events", "--quiet")
        if done.returncode != 0:
            raise AssertionError(done.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @staticmethod
    def run_program(*arguments, **options):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | options
        return subprocess.run([PROGRAM, *map(str, arguments)], check=False, **options)

    @staticmethod
    def start(*arguments, **options):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, **options)

    def start_long_run(self, folder, *more):
        """A run that is under way: its file is there."""
        run = self.start("run", self.study, "-n", "500", "-o", folder, "--progress", "json", *more)
        self.addCleanup(run.kill)
        run.stderr.readline()
        return run

    def check_failed(self, done, code, *words):
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertRegex(done.stderr, r"^(.*\n)*boligsim: error: ")
        for word in words:
            self.assertIn(word, done.stderr)

    # Two runs into one folder

    def test_a_second_run_into_the_folder_says_who_writes_there(self):
        folder = self.place / "twice"
        first = self.start_long_run(folder)
        part = folder / "baseline.h5.part"
        before = part.stat()
        second = self.run_program("run", self.study, "-o", folder, "--quiet")
        self.check_failed(second, 4, f"process {first.pid}", str(part), " is writing here")
        forced = self.run_program("run", self.study, "-o", folder, "--quiet", "--force")
        self.check_failed(forced, 4, f"process {first.pid}")
        self.assertEqual(part.stat().st_ino, before.st_ino)
        self.assertGreaterEqual(part.stat().st_size, before.st_size)
        shown = self.run_program("show", part)
        self.check_failed(shown, 3, "is being written by another run", f"process {first.pid}")
        first.send_signal(signal.SIGINT)
        first.communicate()
        self.assertEqual(first.returncode, 130)
        # What was left is replaced once nobody writes it.
        again = self.run_program("run", self.study, "-o", folder, "--quiet")
        self.assertEqual(again.returncode, 0, again.stderr)

    def test_of_pairs_of_runs_each_file_is_whole(self):
        said = 0
        for pair in range(PAIRS):
            folder = self.place / f"pair{pair}"
            runs = [self.start("run", self.study, "-o", folder, "--quiet", "-j", "1") for _ in range(2)]
            if pair % 2:
                time.sleep(0.002 * pair)
            ends = [run.communicate() + (run.returncode,) for run in runs]
            finished = [end for end in ends if end[2] == 0]
            self.assertEqual(len(finished), 1, ends)
            self.assertEqual(sorted(end[2] for end in ends), [0, 4], ends)
            refused = next(end for end in ends if end[2] == 4)
            self.assertRegex(refused[1], r"another run \(process \d+\) is writing here|exists")
            said += "is writing here" in refused[1]
            digest = re.search(r"digest ([0-9a-f]{32})", finished[0][0])[1]
            self.assertEqual([path.name for path in folder.iterdir()], ["baseline.h5"])
            with h5py.File(folder / "baseline.h5", "r") as file:
                self.assertEqual(file.attrs["digest"].decode(), digest)
                self.assertEqual(file.attrs["complete"], 1)
                self.assertTrue((file["residents"][:] >= 0).all())
        self.assertGreater(said, PAIRS // 2)

    def test_a_folder_in_the_place_of_a_result_is_found_before_the_run(self):
        for name in ("baseline.h5", "baseline.h5.part"):
            folder = self.place / f"folder-{name}"
            (folder / name).mkdir(parents=True)
            for more in ((), ("--force",)):
                begin = time.monotonic()
                done = self.run_program("run", self.study, "-n", "200", "-o", folder, *more)
                self.check_failed(done, 4, str(folder / name))
                self.assertLess(time.monotonic() - begin, 5)
        pipe = self.place / "pipe"
        pipe.mkdir()
        os.mkfifo(pipe / "baseline.h5.part")
        self.check_failed(self.run_program("run", self.study, "-o", pipe), 4, "no regular file")

    # Disks

    def test_each_size_of_a_full_disk_ends_with_a_sentence(self):
        several = ("run", self.study, "-n", "4", "--quiet", "--events", "-o")
        self.assertEqual(self.run_program(*several, self.place / "whole").returncode, 0)
        whole = (self.place / "whole" / "baseline.h5").stat().st_size
        # The axes and empty measures take most of so small a file: half of the sizes lie there, half
        # where years are written.
        one_world = ("run", self.study, "-n", "1", "--quiet", "--events", "-o")
        self.assertEqual(self.run_program(*one_world, self.place / "one").returncode, 0)
        empty = (self.place / "one" / "baseline.h5").stat().st_size
        half = SIZES // 2
        limits = [empty * (n + 1) // (half + 1) for n in range(half)]
        limits += [empty + (whole - empty) * (n + 1) // (half + 1) for n in range(half)]
        folder = self.place / "full"
        readable = 0
        for limit in limits:
            done = self.run_program(
                *several, folder,
                preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.check_failed(done, 4, "baseline.h5.part", "File too large")
            self.assertFalse((folder / "baseline.h5").exists())
            shown = self.run_program("show", folder / "baseline.h5.part")
            self.assertIn(shown.returncode, (0, 3), shown.stderr)
            readable += shown.returncode == 0
            if shown.returncode == 3:
                self.assertIn("not complete", shown.stderr)
        self.assertGreater(readable, 0)

    def test_a_full_standard_output_is_said(self):
        file = self.done / "baseline.h5"
        commands = {
            "compare": ("compare", self.done, "--format", "json"), "schema": ("schema",), "show": ("show", file),
            "findings": ("findings", file), "validate": ("validate", file, "--format", "json"),
            "explain": ("explain", self.study), "trace": ("trace", file), "check": ("check", self.study),
            "verify": ("verify", file), "--help": ("--help",), "help of run": ("run", "--help"),
            "--version": ("--version",), "dry run": ("run", self.study, "--dry-run"),
            "run": ("run", self.study, "-o", self.place / "told-nobody"),
        }
        for name, arguments in commands.items():
            with self.subTest(name), open("/dev/full", "w", encoding="utf-8") as full:
                self.check_failed(self.run_program(*arguments, stdout=full), 4, "standard output")
        # The run itself is whole.
        self.assertEqual(self.run_program("show", self.place / "told-nobody" / "baseline.h5").returncode, 0)

    def test_closed_descriptors_are_never_written_into_a_result(self):
        for closed in ((0,), (1,), (2,), (0, 1), (1, 2), (0, 1, 2)):
            with self.subTest(closed=closed):
                folder = self.place / ("closed" + "".join(map(str, closed)))
                command = " ".join(f"{n}{'<' if n == 0 else '>'}&-" for n in closed)
                done = subprocess.run(
                    ["sh", "-c", f'"$@" {command}', "sh", PROGRAM, "run", str(self.study), "-o", str(folder)],
                    capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 4 if 1 in closed else 0, done.stderr)
                if 1 in closed and 2 not in closed:
                    self.assertIn("standard output", done.stderr)
                self.assertEqual(self.run_program("verify", folder / "baseline.h5").returncode, 0)

    # Signals

    def test_every_signal_that_asks_to_end_leaves_part_files_and_a_sentence(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number=number):
                folder = self.place / f"stopped{number}"
                run = self.start_long_run(folder)
                run.send_signal(number)
                said, words = run.communicate(timeout=60)
                self.assertEqual((run.returncode, said), (130, ""))
                self.assertIn("Stopped.", words)
                self.assertEqual([path.name for path in folder.iterdir()], ["baseline.h5.part"])
                self.assertIn("NOT COMPLETE", self.run_program("show", folder / "baseline.h5.part").stdout)

    def test_a_run_under_nohup_goes_on(self):
        folder = self.place / "nohup"
        run = self.start("run", self.study, "-o", folder, "--progress", "json",
                         preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        run.stderr.readline()
        run.send_signal(signal.SIGHUP)
        run.communicate(timeout=60)
        self.assertEqual(run.returncode, 0)

    def test_a_part_without_its_first_year_is_not_complete(self):
        part = self.place / "early.h5.part"
        for size in (0, 100, 5000):
            part.write_bytes((self.done / "baseline.h5").read_bytes()[:size])
            self.check_failed(self.run_program("show", part), 3, "is not complete")

    def test_verify_that_is_stopped_leaves_no_scratch_folder(self):
        long = self.place / "long"
        run = self.start("run", self.study, "-n", "100", "-o", long, "--quiet")
        run.communicate()
        self.assertEqual(run.returncode, 0)
        scratch = self.place / "scratch"
        scratch.mkdir()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number=number):
                verify = self.start("verify", long / "baseline.h5", env=os.environ | {"TMPDIR": str(scratch)})
                while not list(scratch.glob("*/*.part")):
                    self.assertIsNone(verify.poll())
                    time.sleep(0.005)
                verify.send_signal(number)
                said, words = verify.communicate(timeout=60)
                self.assertEqual((verify.returncode, said), (130, ""), words)
                self.assertIn("Stopped.", words)
                self.assertEqual(list(scratch.iterdir()), [])

    def test_a_temporary_folder_that_is_not_there_is_named(self):
        missing = self.place / "no such folder"
        done = self.run_program("verify", self.done / "baseline.h5", env=os.environ | {"TMPDIR": str(missing)})
        self.check_failed(done, 4, str(missing), "TMPDIR")

    # What a run needs

    def test_a_run_says_beforehand_what_it_needs(self):
        needs = re.compile(r"needs about ([0-9.]+) (MB|GB) of disk, ([0-9.]+) (MB|GB) of memory and "
                           r"(\d+) (second|minute|hour)s? on (\d+) thread")
        dry = self.run_program("run", self.study, "-n", "10000", "-j", "2", "--dry-run")
        said = needs.search(dry.stdout)
        self.assertIsNotNone(said, dry.stdout)
        # Measured: 37 kB a year of a world, of which there are two.
        disk = float(said[1]) * {"MB": 1e6, "GB": 1e9}[said[2]]
        self.assertTrue(0.5 < disk / (10000 * 2 * 37e3) < 2, said[0])
        self.assertIn(said[6], ("minute", "hour"))
        small = self.run_program("run", self.study, "-o", self.place / "needs")
        said = needs.search(small.stderr)
        self.assertIsNotNone(said, small.stderr)
        disk = float(said[1]) * {"MB": 1e6, "GB": 1e9}[said[2]]
        self.assertTrue(0.5 < disk / (self.place / "needs" / "baseline.h5").stat().st_size < 2, said[0])
        worlds = self.run_program("run", self.study, "--set", "defaults.world.scale=1", "-n", "10000",
                                  "--set", "defaults.period.to=2021-12", "-o", self.place / "worlds", "--dry-run")
        said = needs.search(worlds.stdout)
        disk = float(said[1]) * {"MB": 1e6, "GB": 1e9}[said[2]]
        self.assertEqual("has room for" in worlds.stdout, disk > shutil.disk_usage(self.place).free, worlds.stdout)

    # Memory

    def test_too_little_memory_is_said_with_what_would_help(self):
        limit = 400 << 20
        done = self.run_program(
            "run", self.study, "--set", "defaults.world.scale=0.5", "-o", self.place / "large", "-j", "1",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        self.check_failed(done, 4, "memory", "scale", "-j")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    if sys.argv[1:] == ["thorough"]:
        PAIRS, SIZES = 50, 50
        sys.argv.pop()
    unittest.main()

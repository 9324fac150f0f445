#!/usr/bin/env python3
"""Damaged and hostile result files over all reading commands: no crash, no hang, and no number that
is not the file's own.

    hostile_files.py BOLIGSIM RESULT_FILES COUNT [FIRST_SEED]

Prints how the files were answered. RESULT_FILES is the program of tests/fuzz/result_files.cpp. The
same seeds make the same files.
"""

import collections
import os
import resource
import shutil
import subprocess
import sys
import tempfile

import h5py

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "program"))
from changed_files_test import HARM, STUDY  # noqa: E402

COMMANDS = (("show",), ("compare",), ("findings",), ("validate",), ("trace",))
MOST_SECONDS = 10


def body(command, text):
    """What is said of the numbers: the lines of `show` on where the file comes from left out."""
    if command != "show":
        return text
    return text[text.find("dimension"):]


class Hostile:
    def __init__(self, program, tool, folder):
        self.program, self.tool, self.folder = program, tool, folder
        study = os.path.join(folder, "study.yaml")
        with open(study, "w", encoding="utf-8") as out:
            out.write(STUDY + "  other: {use: []}\n")
        subprocess.run([program, "run", study, "-o", folder, "--events", "--quiet"], check=True,
                       stdout=subprocess.DEVNULL)
        self.whole = os.path.join(folder, "whole.h5")
        subprocess.run([tool, "shrink", os.path.join(folder, "baseline.h5"), self.whole, "30"], check=True)
        self.beside = os.path.join(folder, "beside.h5")
        subprocess.run([tool, "shrink", os.path.join(folder, "other.h5"), self.beside, "30"], check=True)
        self.hostile = os.path.join(folder, "hostile.h5")
        shutil.copyfile(self.whole, self.hostile)
        self.right = {command: self.run(command) for command, in COMMANDS}
        for command, done in self.right.items():
            assert done.returncode == 0, (command, done.stderr)

    def run(self, command):
        files = [self.hostile, self.beside] if command == "compare" else [self.hostile]
        return subprocess.run([self.program, command, *files], capture_output=True, check=False,
                              text=True, errors="replace", timeout=60 * MOST_SECONDS)

    def make(self, seed):
        harms = list(HARM.items())
        if seed % 10 == 0:
            name, (change, _) = harms[seed // 10 % len(harms)]
            shutil.copyfile(self.whole, self.hostile)
            with h5py.File(self.hostile, "r+") as file:
                change(file)
            if seed // 10 // len(harms) % 2 == 0:
                subprocess.run([self.tool, "seal", self.hostile], check=True)
            return name
        subprocess.run([self.tool, "damage", self.whole, self.hostile, str(seed)], check=True)
        return "sealed again" if seed % 2 else "damaged"

    def answers(self, seed):
        """How each command took the file of this seed; an assertion where one took it badly."""
        name = self.make(seed)
        for command, in COMMANDS:
            # Processor time: the machine may be busy with other things.
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = self.run(command)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            where = f"seed {seed} ({name}), {command}: {done.returncode} {done.stderr[:500]}"
            assert seconds < MOST_SECONDS, f"{where}: {seconds:.1f} s"
            assert done.returncode in (0, 3), where
            if done.returncode == 3:
                assert "error: " in done.stderr and done.stdout == "", where
                if "HDF5 failed over it" in done.stderr or "not come to an end" in done.stderr:
                    yield command, "contained"
                else:
                    yield command, "refused"
                continue
            right = self.right[command].stdout
            assert body(command, done.stdout) == body(command, right), f"{where}: other numbers, not announced"
            yield command, "as it was"


def main():
    program, tool, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    first = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    counts = collections.Counter()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        hostile = Hostile(os.path.abspath(program), os.path.abspath(tool), folder)
        print(f"{os.path.getsize(hostile.whole)} bytes", flush=True)
        for seed in range(first, first + count):
            try:
                for answer in hostile.answers(seed):
                    counts[answer] += 1
            except AssertionError as failure:
                failures += 1
                print(failure, flush=True)
            if (seed - first + 1) % 100 == 0:
                print(f"{seed - first + 1} files: {failures} badly taken", flush=True)
    for (command, answer), n in sorted(counts.items()):
        print(f"{command:<10} {answer:<10} {n}")
    print(f"{count} files, {failures} badly taken")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

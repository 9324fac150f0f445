"""Kills a program that writes a trajectory, and reads what it left.

    kill_writer.py every-write WRITE_SAMPLE_TRAJECTORY     once in the place of each of its writes
    kill_writer.py full-disk WRITE_SAMPLE_TRAJECTORY       no room from each of its writes on
    kill_writer.py random WRITE_SAMPLE_TRAJECTORY TIMES [SEED]

Each time: no finished file; the .part file opens, does not claim to be complete, holds at least the
worlds that were reported as flushed, and every year that it marks as written is right.
"""

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

import h5py

from sample_values import CELLS, expected

YEARS = 4


def check_remains(path, reported_worlds, departments):
    """What a killed writer left; how many years can be read."""
    assert not os.path.exists(path), "a finished file is there"
    if reported_worlds == 0 and not os.path.exists(path + ".part"):
        return 0
    with h5py.File(path + ".part", "r") as file:
        written = file["written"][:] == 1
        # Killed after the last write, before the new name, it is complete in truth.
        assert not file.attrs["complete"] or (written.all() and file.attrs["digest"])
        years = int(written.sum())
        assert years >= reported_worlds * YEARS, f"{reported_worlds} worlds, {years} years readable"
        worlds = int(written.any(axis=1).sum())
        for measure in CELLS:
            for prefix, first, places in (("", 0, departments), ("elsewhere_", departments, 2)):
                values = file[prefix + measure][:worlds]
                right = expected(measure, range(worlds), range(YEARS), first, places)
                assert (values[written[:worlds]] == right[written[:worlds]]).all(), measure
    return years


def kill_at_every_write(program, folder):
    path = os.path.join(folder, "killed.h5")
    # With events, which grow while the file is written. So many worlds that HDF5's index of a cube's chunks (64 a node) has several nodes.
    command = [program, path, "18", str(YEARS), "5", "3000"]

    def run(number):
        return subprocess.run(command, env={**os.environ, "KILL_AT_WRITE": str(number)},
                              capture_output=True, text=True, check=False)

    whole = run(0)
    assert whole.returncode == 0, whole.stderr
    writes = int(re.search(r"writes (\d+)", whole.stderr)[1])
    os.remove(path)
    first_readable = None
    for number in range(1, writes + 1):
        if first_readable is None and number % 10:
            continue
        killed = run(number)
        assert killed.returncode == -signal.SIGKILL, killed.returncode
        worlds = killed.stdout.count("world")
        try:
            years = check_remains(path, worlds, 5)
            first_readable = first_readable or number
        except (OSError, KeyError) as unreadable:
            # Until the file has been flushed for the first time, there is nothing to lose.
            assert first_readable is None and worlds == 0, f"killed at write {number}: {unreadable}"
            continue
        if number % 100 == 0:
            print(f"killed at write {number} of {writes}: {years} years readable")
    assert first_readable is not None and first_readable < writes
    print(f"killed at each of {writes} writes; readable from number {first_readable} on")


def full_from_write(program, folder):
    path = os.path.join(folder, "full.h5")
    command = [program, path, "6", str(YEARS), "5", "3000"]

    def run(number):
        return subprocess.run(command, env={**os.environ, "FULL_AT_WRITE": str(number), "KILL_AT_WRITE": "0"},
                              capture_output=True, text=True, check=False)

    whole = run(0)
    assert whole.returncode == 0, whole.stderr
    writes = int(re.search(r"writes (\d+)", whole.stderr)[1])
    os.remove(path)
    readable = 0
    step = max(1, writes // 100)
    for number in range(1, writes + 1, step):
        full = run(number)
        # A sentence and the program's own exit code: no signal.
        assert full.returncode == 1, (number, full.returncode, full.stderr)
        assert "full.h5.part: " in full.stderr and "No space left on device" in full.stderr, full.stderr
        worlds = full.stdout.count("world")
        try:
            readable += check_remains(path, worlds, 5)
        except (OSError, KeyError) as unreadable:
            assert worlds == 0, f"full from write {number} on: {unreadable}"
    assert readable > 0
    print(f"full from {len(range(1, writes + 1, step))} of {writes} writes on")


def kill_at_random(program, folder, times, seed):
    path = os.path.join(folder, "killed.h5")
    log = os.path.join(folder, "log")
    replicates, departments = 4000, 400
    moments = random.Random(seed)
    for _ in range(times):
        seconds = moments.uniform(0, 0.6)
        with open(log, "w", encoding="utf-8") as out:
            writer = subprocess.Popen(
                [program, path, str(replicates), str(YEARS), str(departments), "50"], stdout=out)
            while not os.path.getsize(log):  # the first world is flushed
                assert writer.poll() is None, "the writer ended by itself"
                time.sleep(0.001)
            time.sleep(seconds)
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        assert writer.returncode == -signal.SIGKILL, "the writer was done before it was killed"
        with open(log, encoding="utf-8") as lines:
            worlds = len(lines.readlines())
        years = check_remains(path, worlds, departments)
        os.remove(path + ".part")
        print(f"killed after {seconds:.3f} s: {years} years readable")


def main():
    how, program = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        if how == "every-write":
            kill_at_every_write(program, folder)
        elif how == "full-disk":
            full_from_write(program, folder)
        else:
            seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
            kill_at_random(program, folder, int(sys.argv[3]), seed)


if __name__ == "__main__":
    main()

"""Kills a program that writes a trajectory, at random moments, and reads what it left.

    kill_writer.py WRITE_SAMPLE_TRAJECTORY TIMES [SEED]

Each time: no finished file; the .part file opens, does not claim to be complete, holds at least the
worlds that were reported as flushed, and every year that it marks as written is right.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time

import h5py

from sample_values import CELLS, expected

REPLICATES, YEARS, DEPARTMENTS = 4000, 4, 400


def kill_once(program, folder, seconds):
    path = os.path.join(folder, "killed.h5")
    log = os.path.join(folder, "log")
    with open(log, "w", encoding="utf-8") as out:
        writer = subprocess.Popen(
            [program, path, str(REPLICATES), str(YEARS), str(DEPARTMENTS)], stdout=out
        )
        while not os.path.getsize(log):  # the first world is flushed
            if writer.poll() is not None:
                sys.exit("the writer ended by itself")
            time.sleep(0.001)
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    if writer.returncode != -signal.SIGKILL:
        sys.exit("the writer was done before it was killed; write more replicates")
    with open(log, encoding="utf-8") as lines:
        reported = len(lines.readlines())

    assert not os.path.exists(path), "a finished file is there"
    with h5py.File(path + ".part", "r") as file:
        assert file.attrs["complete"] == 0, "the .part file claims to be complete"
        written = file["written"][:] == 1
        years = int(written.sum())
        assert years >= reported * YEARS, f"{reported} worlds flushed, {years} years readable"
        worlds = int(written.any(axis=1).sum())
        for measure in CELLS:
            for prefix, first, places in (("", 0, DEPARTMENTS), ("elsewhere_", DEPARTMENTS, 2)):
                values = file[prefix + measure][:worlds]
                right = expected(measure, range(worlds), range(YEARS), first, places)
                assert (values[written[:worlds]] == right[written[:worlds]]).all(), measure
    os.remove(path + ".part")
    return years


def main():
    program, times = sys.argv[1], int(sys.argv[2])
    moments = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(times):
            seconds = moments.uniform(0, 0.6)
            years = kill_once(program, folder, seconds)
            print(f"killed after {seconds:.3f} s: {years} years readable")


if __name__ == "__main__":
    main()

"""Sixty-four worlds at once from one process give what a process for each of them gives."""
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

WORLDS = 64


def run(program, first, count, threads):
    done = subprocess.run([program, str(first), str(count), str(threads)], check=True,
                          capture_output=True, text=True)
    return done.stdout.splitlines()


def main():
    program = sys.argv[1]
    together = run(program, 0, WORLDS, 4)
    with ThreadPoolExecutor(2) as pool:
        alone = [line for lines in pool.map(lambda i: run(program, i, 1, 1), range(WORLDS))
                 for line in lines]
    if together != alone:
        sys.exit("worlds differ:\n" + "\n".join(
            f"{a}   alone {b}" for a, b in zip(together, alone) if a != b))
    # Each world of other numbers or of another replicate is another world.
    if len({line.split()[1] for line in together}) < WORLDS // 2:
        sys.exit("worlds of other numbers are the same")


main()

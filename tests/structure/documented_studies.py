#!/usr/bin/env python3
"""The studies that we show people have no errors: those of scenarios/ and those of README.md.

    documented_studies.py BOLIGSIM
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def check(program, path, what):
    done = subprocess.run([program, "check", str(path)], capture_output=True, text=True)
    if done.returncode != 0:
        print(f"{what}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.returncode == 0


def main():
    program = sys.argv[1]
    fine = True
    studies = sorted((ROOT / "scenarios").rglob("*.yaml"))
    for path in studies:
        fine &= check(program, path, path.name)
    shown = re.findall(r"^```yaml\n(format: .*?)^```", (ROOT / "README.md").read_text(), re.S | re.M)
    for number, text in enumerate(shown, 1):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "readme.yaml"
            path.write_text(text)
            fine &= check(program, path, f"README.md, study {number}")
    if not studies or not shown:
        sys.exit("there is nothing to check: no study in scenarios/, or none in README.md")
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()

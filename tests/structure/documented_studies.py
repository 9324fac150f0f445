#!/usr/bin/env python3
"""The studies that we show people have no errors: those of scenarios/, README.md and the guides. That of the guide on
interventions is run, and its result verified.

    documented_studies.py BOLIGSIM
"""

import re
import shutil
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


def shown_in(path):
    return re.findall(r"^```yaml\n(format: .*?)^```", path.read_text(), re.S | re.M)


def run_small(program, text, what):
    """Runs a study in a small world and verifies each of its files."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study.yaml"
        study.write_text(text)
        small = ["--set", "defaults.world.scale=0.001", "-n", "1"]
        calls = [["run", str(study), "-o", folder, "--quiet", *small]]
        done = subprocess.run([program, *calls[0]], capture_output=True, text=True)
        files = sorted(Path(folder).glob("*.h5"))
        if done.returncode != 0 or len(files) < 2:
            print(f"{what}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
            return False
        fine = True
        for call in [["verify", str(path)] for path in files] + [["compare", folder]]:
            done = subprocess.run([program, *call], capture_output=True, text=True)
            if done.returncode != 0:
                print(f"{what}: {call}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
                fine = False
        return fine


def main():
    program = sys.argv[1]
    fine = True
    studies = sorted((ROOT / "scenarios").rglob("*.yaml"))
    for path in studies:
        fine &= check(program, path, path.name)
    pages = [ROOT / "README.md", *sorted((ROOT / "docs" / "guides").glob("*.md"))]
    shown = [(page.name, text) for page in pages for text in shown_in(page)]
    for number, (page, text) in enumerate(shown, 1):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "shown.yaml"
            shutil.copy(ROOT / "scenarios" / "own-departments" / "departments.csv", folder)
            path.write_text(text)
            fine &= check(program, path, f"{page}, study {number}")
    guide = "own-interventions.md"
    own = [text for page, text in shown if page == guide]
    for text in own:
        fine &= run_small(program, text, guide)
    if not own:
        sys.exit(f"there is no study in {guide}")
    if not studies or not shown:
        sys.exit("there is nothing to check: no study in scenarios/, or none in README.md")
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()

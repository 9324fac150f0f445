#!/usr/bin/env python3
"""No file outside the sample subject's folder names it, but the month's list."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SAMPLE = "evening" + "_class"
SPELLINGS = (SAMPLE, SAMPLE.replace("_", " "), "".join(part.title() for part in SAMPLE.split("_")))
ALLOWED = {"tests/contract/subject/month_list.cpp",  # the list
           "tests/contract/subject/CMakeLists.txt"}  # which folder the test builds: models/ finds its own


def main():
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, check=True, capture_output=True, text=True).stdout
    folder = f"tests/contract/subject/{SAMPLE}/"
    inside, outside = [], []
    for name in sorted(set(listed.split("\0"))):
        path = ROOT / name
        if not name or not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        if name.startswith(folder):
            inside.append(name)
        elif name not in ALLOWED and any(spelling in text for spelling in SPELLINGS):
            outside.append(name)
    if not inside:
        sys.exit(f"there is no folder {folder}")
    if outside:
        sys.exit("named outside its folder: " + ", ".join(outside))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Pins what a fixed study gives, and says what moved when it does not give it any more.

    golden.py check  --program BOLIGSIM --out FOLDER
    golden.py update --program BOLIGSIM --out FOLDER --reason WHY

golden.digest holds a digest a scenario: what decides. golden.tsv holds yearly totals of each measure,
by one of its axes at a time: what tells a reader which measures moved, and by how much. HISTORY.md
holds why the numbers were changed, each time.
"""

import argparse
import datetime
import subprocess
import sys
from pathlib import Path

import h5py

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STUDY = ROOT / "scenarios" / "golden.yaml"
DIGESTS = HERE / "golden.digest"
TOTALS = HERE / "golden.tsv"
HISTORY = HERE / "HISTORY.md"
SHOWN = 40


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def axes_of(cube):
    return [Path(text(dim[0].name)).name if len(dim) else "" for dim in cube.dims]


def totals_of_cube(file, name, cube):
    """(measure, axis=label, year) -> sum over replicates, places and the other axes."""
    axes = axes_of(cube)
    years = [int(y) for y in file["year"][...]]
    values = cube[...].astype("int64").sum(axis=0)  # over replicates
    values = values.sum(axis=1)                     # over places
    rows = {}
    if len(axes) == 3:
        for year, total in zip(years, values):
            rows[name, "", year] = int(total)
        return rows
    for position, axis in enumerate(axes[3:], start=1):
        others = tuple(i for i in range(1, values.ndim) if i != position)
        by_label = values.sum(axis=others)
        for column, label in enumerate(file[axis][...]):
            for year, total in zip(years, by_label[:, column]):
                rows[name, f"{axis}={text(label)}", year] = int(total)
    return rows


def read_results(folder):
    digests, totals = {}, {}
    for path in sorted(folder.glob("*.h5")):
        with h5py.File(path, "r") as file:
            scenario = text(file.attrs["scenario"])
            digests[scenario] = text(file.attrs["digest"])
            for name, item in file.items():
                if isinstance(item, h5py.Dataset) and item.ndim >= 3 and axes_of(item)[0] == "replicate":
                    for (measure, cell, year), total in totals_of_cube(file, name, item).items():
                        totals[scenario, measure, cell, year] = total
    return digests, totals


def run_study(program, out):
    for old in out.glob("*.h5*"):
        old.unlink()
    done = subprocess.run([program, "run", str(STUDY), "-o", str(out), "--force", "--quiet"],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"golden: the study did not run (exit code {done.returncode})\n{done.stdout}{done.stderr}")
    digests, totals = read_results(out)
    if not digests:
        sys.exit(f"golden: the run left no file in {out}")
    return digests, totals


def read_digests():
    if not DIGESTS.exists():
        return {}
    return dict(line.split(" = ") for line in DIGESTS.read_text().splitlines() if line)


def read_totals():
    if not TOTALS.exists():
        return {}
    lines = [line.split("\t") for line in TOTALS.read_text().splitlines()]
    years = [int(y) for y in lines[0][3:]]
    return {(scenario, measure, cell, year): int(total)
            for scenario, measure, cell, *row in lines[1:] for year, total in zip(years, row)}


def write_totals(totals):
    years = sorted({key[3] for key in totals})
    rows = sorted({key[:3] for key in totals})
    lines = ["\t".join(["scenario", "measure", "cell"] + [str(y) for y in years])]
    for row in rows:
        lines.append("\t".join(list(row) + [str(totals[(*row, year)]) for year in years]))
    TOTALS.write_text("\n".join(lines) + "\n")


def describe(before, after):
    """Which measures moved, the largest change first; one line a scenario and measure.

    Largest is by the square root of the count, so that a rare cell's noise does not come first.
    """
    worst = {}
    for key in sorted(set(before) | set(after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        scenario, measure, cell, year = key
        size = abs((new or 0) - (old or 0)) / max(abs(old or 0), 1) ** 0.5
        at = worst.setdefault((scenario, measure), [0, -1.0, ""])
        at[0] += 1
        if size > at[1]:
            how = f"{old} -> {new} ({((new or 0) - (old or 0)) / max(abs(old or 0), 1):+.2%})"
            at[1:] = [size, f"{cell + ' ' if cell else ''}{year}: {how}"]
    lines = [f"  {scenario}  {measure}: {count} totals moved, most {example}"
             for (scenario, measure), (count, _, example)
             in sorted(worst.items(), key=lambda item: -item[1][1])]
    if len(lines) > SHOWN:
        lines[SHOWN:] = [f"  and {len(lines) - SHOWN} more measures"]
    return lines or ["  no total moved: the difference is in which place or replicate"]


def check(program, out):
    digests, totals = run_study(program, out)
    pinned = read_digests()
    if digests == pinned:
        print(f"golden: {len(digests)} scenarios as pinned")
        return 0
    for scenario in sorted(set(digests) | set(pinned)):
        if digests.get(scenario) != pinned.get(scenario):
            print(f"golden: {scenario} is {digests.get(scenario)}, pinned {pinned.get(scenario)}")
    print("\n".join(describe(read_totals(), totals)))
    print('Where the change is meant: tools/update-golden --reason "what changed the results, and why"')
    return 1


def update(program, out, reason):
    digests, totals = run_study(program, out)
    pinned = read_digests()
    if digests == pinned:
        print("golden: nothing moved, nothing was written")
        return 0
    moved = describe(read_totals(), totals) if pinned else []
    DIGESTS.write_text("".join(f"{s} = {d}\n" for s, d in sorted(digests.items())))
    write_totals(totals)
    entry = [f"## {datetime.date.today().isoformat()}", "", reason.strip(), ""]
    entry += [f"- {s} = {d}" for s, d in sorted(digests.items())] + [""]
    with HISTORY.open("a") as history:
        history.write("\n".join(entry) + "\n")
    print("\n".join(["golden: rewritten"] + moved))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=["check", "update"])
    parser.add_argument("--program", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reason", default="")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.action == "check":
        sys.exit(check(arguments.program, arguments.out))
    if len(arguments.reason.split()) < 3:
        sys.exit('golden: a reason is missing (it goes to HISTORY.md); say --reason "what changed, and why"')
    sys.exit(update(arguments.program, arguments.out, arguments.reason))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Rules about the source tree that no compiler keeps.

    structure.py RULE      RULE: layers, size, words, mirror, documents, format

Prints one line a breach ("file:line: what (why); what would be right") and exits 1 where there is any.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = (".cpp", ".hpp")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')

# Folder -> prefixes of ours that it must not include.
FORBIDDEN_LAYERS = {
    "sim": ("study/", "models/", "analysis/", "app/", "tests/", "bench/"),
    "study": ("models/", "analysis/", "app/", "tests/", "bench/"),
    "models": ("analysis/", "app/", "tests/", "bench/"),
    "analysis": ("models/", "app/", "tests/", "bench/"),
    "app": ("tests/", "bench/"),
}

# Folders of models/, lowest first; those of one step do not know each other.
MODEL_STEPS = (
    ("world",),
    ("process",),
    ("record",),
    ("demography", "followed", "livelihood", "intervention"),
    ("rent",),
    ("housing",),
    ("letting", "synthesis"),
    ("month",),
)
# Folders of models/letting/, lowest first ("" is the folder itself: its nouns stand in vacancy.hpp).
LETTING_STEPS = (("vacancy.hpp",), ("rules",), ("tools",), ("area_rules",), ("",))
# Folders of models/synthesis/, lowest first.
SYNTHESIS_STEPS = (("shares",), ("families", "sector"), ("homes",), ("",))

# Library -> (pattern of its headers, folders that may include them).
LIBRARIES = {
    "HDF5": (re.compile(r"^(hdf5|H5)"), ("sim/files",)),
    "yaml-cpp": (re.compile(r"^yaml-cpp/"), ("sim/files",)),
    "oneTBB": (re.compile(r"^(tbb|oneapi)/"), ("sim/parallel",)),
    "Random123": (re.compile(r"^Random123/"), ("sim/random",)),
    "Boost.Random": (re.compile(r"^boost/random"), ("sim/random",)),
    "Boost.Program_options": (re.compile(r"^boost/program_options"), ("app",)),
    # Its distributions differ between standard libraries, its engines keep state.
    "<random>": (re.compile(r"^random$"), ()),
}

# Libraries report by value or exception; only the application prints and ends the program.
PRINTING = re.compile(
    r"\b(std::(cout|cerr|clog|exit|abort|quick_exit|_Exit)\b|fmt::print\b|(std::)?f?printf\s*\(|(std::)?f?puts\s*\()"
)

MAX_LINES = 400


def source_files():
    """Every file of the tree that is, or could be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return sorted(Path(name) for name in set(listed.split("\0")) if name and (ROOT / name).is_file())


def lines_of(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace").splitlines()


def is_under(path, folder):
    return path.as_posix().startswith(folder + "/")


def without_comment(line):
    return line.split("//", 1)[0]


def layers():
    breaches = []
    for path in source_files():
        top = path.parts[0]
        if path.suffix not in CODE or top not in FORBIDDEN_LAYERS:
            continue
        for number, line in enumerate(lines_of(path), 1):
            where = f"{path}:{number}"
            include = INCLUDE.match(line)
            if include:
                header = include[1]
                if header.startswith(FORBIDDEN_LAYERS[top]):
                    breaches.append(f"{where}: {top} includes {header} (layers point downwards: "
                                    "sim <- study <- models <- app, study <- analysis <- app)")
                for library, (pattern, folders) in LIBRARIES.items():
                    if pattern.match(header) and not any(is_under(path, f) for f in folders):
                        breaches.append(f"{where}: {library} is included outside its layer; "
                                        f"allowed in {', '.join(folders) or 'no folder'}")
            elif top != "app" and PRINTING.search(without_comment(line)):
                breaches.append(f"{where}: a library prints or ends the program; return a value, "
                                "collect sim::Diagnostics or throw")
            elif "__builtin_prefetch" in without_comment(line) and path.name != "prefetch.hpp":
                breaches.append(f"{where}: __builtin_prefetch (the compiler may drop it); use "
                                "sim::prefetch")
    breaches += upward_includes("models", MODEL_STEPS) + upward_includes("models/letting", LETTING_STEPS)
    breaches += upward_includes("models/synthesis", SYNTHESIS_STEPS)
    for path in source_files():
        if path.name == "CMakeLists.txt" or path.suffix == ".cmake":
            for number, line in enumerate(lines_of(path), 1):
                if "-ffast-math" in line or "-Ofast" in line:
                    breaches.append(f"{path}:{number}: reordering of floating-point sums "
                                    "(the same seed must give the same bytes)")
    return breaches


def upward_includes(top, steps):
    """Includes of a folder's sources that point to a folder of the same step or a higher one."""
    step_of = {part: number for number, step in enumerate(steps) for part in step}

    def part_of(inner):
        """The folder or file named in the steps that a path below `top` belongs to."""
        first = inner.split("/")[0]
        return first if first in step_of else "" if "/" not in inner else first

    breaches = []
    for path in source_files():
        if path.suffix not in CODE or not is_under(path, top):
            continue
        here = part_of(path.as_posix()[len(top) + 1:])
        if here not in step_of:
            breaches.append(f"{path}: the folder {here} has no place in the order of {top}; give it one in "
                            "tests/structure/structure.py")
            continue
        for number, line in enumerate(lines_of(path), 1):
            include = INCLUDE.match(line)
            if not include or not include[1].startswith(top + "/"):
                continue
            there = part_of(include[1][len(top) + 1:])
            if there != here and step_of.get(there, -1) >= step_of[here]:
                breaches.append(f"{path}:{number}: {top}/{here} includes {include[1]} (folders of {top} point "
                                "one way: " + " <- ".join("|".join(step) or "the rest" for step in steps) + ")")
    return breaches


def size():
    allowed = {}
    for line in lines_of("tests/structure/long-files.txt"):
        if line and not line.startswith("#"):
            path, _, reason = line.partition(" ")
            if not reason.strip():
                return [f"long-files.txt: {path} has no reason"]
            allowed[path] = reason
    breaches = []
    for path in source_files():
        if path.suffix not in CODE + (".py", ".cmake", ".sh", ".js", ".css"):
            continue
        count = len(lines_of(path))
        if count > MAX_LINES and path.as_posix() not in allowed:
            breaches.append(f"{path}: {count} lines (more than {MAX_LINES}); "
                            "split it by concept, or list it with a reason in long-files.txt")
        if count <= MAX_LINES and path.as_posix() in allowed:
            breaches.append(f"{path}: {count} lines; it needs no entry in long-files.txt any more")
    return breaches


def words():
    # Written in pieces, so that this file does not break its own rule.
    rules = [
        (re.compile(r"(?<![\w./-])/(wo" r"rk|ro" r"ot)/"), "a path of somebody's machine"),
        (re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"), "a reminder; file an issue instead"),
        (re.compile(r"\b(DES" r"IGN|INTER" r"FACES|EXAM" r"PLES|PL" r"AN)\.md\b"), "a document that is not here"),
        (re.compile(r"^(<<<<" r"<<<|>>>>" r">>>) "), "a conflict that was not resolved"),
    ]
    breaches = []
    for path in source_files():
        if path.suffix not in CODE + (".py", ".cmake", ".md", ".txt", ".yaml", ".yml", ".json", ".sh", ".js", ".css", ""):
            continue
        for number, line in enumerate(lines_of(path), 1):
            for pattern, why in rules:
                if pattern.search(line):
                    breaches.append(f"{path}:{number}: {pattern.search(line)[0]} ({why})")
    return breaches


def mirror():
    """Unit tests lie where their subject lies: tests/unit/<folder of the source>."""
    breaches = []
    for path in source_files():
        if is_under(path, "tests/unit") and path.name == "CMakeLists.txt":
            subject = ROOT.joinpath(*path.parent.parts[2:])
            if not subject.is_dir() and not subject.with_suffix(".hpp").is_file():
                breaches.append(f"{path}: there is no such folder or header (unit tests mirror the source)")
    return breaches


def documents():
    """docs/odd.md speaks of every process of the month and of every group of parameters; the licence and how to
    cite stand beside the program, and are of its version."""
    described = (ROOT / "docs/odd.md").read_text(encoding="utf-8")
    breaches = []
    for subject in sorted(ROOT.glob("models/*/subject.cpp")) + [ROOT / "models/month/observation.cpp"]:
        for process in re.findall(r"std::make_unique<(\w+)>", subject.read_text(encoding="utf-8")):
            if f"`{process}`" not in described:
                breaches.append(f"docs/odd.md: does not speak of the process {process} "
                                f"({subject.relative_to(ROOT)})")
    groups = {line.split(".")[0] for path in source_files()
              if is_under(path, "models") and path.name.endswith(".parameters.yaml")
              for line in lines_of(path) if re.match(r"[a-z_]+\.[a-z_]+:", line)}
    for group in sorted(groups):
        if f"`{group}." not in described:
            breaches.append(f"docs/odd.md: does not speak of the parameters {group}.*")
    version = re.search(r"^project\(boligsim VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text(), re.M)[1]
    for name, words in (("LICENSE", ("MIT License",)), ("CITATION.cff", ("license: MIT", f"version: {version}"))):
        path = ROOT / name
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        breaches += [f"{name}: has no line '{line}'" for line in words if line not in lines]
    return breaches


def clang_format():
    """The first place of each file that clang-format would write otherwise."""
    files = [path.as_posix() for path in source_files() if path.suffix in CODE]
    checked = subprocess.run(["clang-format", "--dry-run", "-Werror", *files],
                             cwd=ROOT, capture_output=True, text=True)
    first = {}
    for line in checked.stderr.splitlines():
        place = re.match(r"([^:\s]+):\d+:\d+: error: ", line)
        if place:
            first.setdefault(place[1], line)
    if checked.returncode != 0 and not first:
        return [f"clang-format failed: {checked.stderr}"]
    return [f"{line}; put right with: clang-format -i {path}" for path, line in first.items()]


RULES = {"layers": layers, "size": size, "words": words, "mirror": mirror, "documents": documents,
         "format": clang_format}


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in RULES:
        sys.exit(f"structure.py: name one rule of {', '.join(RULES)}")
    breaches = RULES[sys.argv[1]]()
    if breaches:
        sys.exit("\n".join(breaches))


if __name__ == "__main__":
    main()

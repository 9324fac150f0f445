"""Reading the public figures, and writing parameter files with their tables."""

from __future__ import annotations

import pathlib

import numpy as np
import pandas as pd

ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUT = pathlib.Path(__file__).resolve().parent / "input"
YEARS = list(range(2003, 2022))
SEX = ["women", "men"]
ORIGIN = ["danish", "western", "menapt", "other_non_western"]
GENERATION = ["danish", "immigrant", "descendant"]


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(INPUT / name)


def number(value: float, digits: int) -> str:
    """`digits` significant digits, no exponent for what a reader can read without one."""
    if value == 0:
        return "0"
    text = np.format_float_positional(float(value), precision=digits, unique=False,
                                      fractional=False, trim="-")
    return text


def bands(start: int, stop: int, width: int = 5) -> list[str]:
    return [f"{a}-{a + width - 1}" for a in range(start, stop, width)]


class ParameterFile:
    """Collects parameters and writes `<folder>/<name>.parameters.yaml` and its CSV tables."""

    def __init__(self, folder: str, name: str, heading: str):
        self.folder = ROOT / folder
        self.name = name
        self.lines = [f"# {line}" if line else "#" for line in heading.strip().splitlines()]

    def _head(self, name, description, unit, axes):
        self.lines += ["", f"{name}:", f"  description: {quote(description)}", f"  unit: {unit}"]
        if axes:
            self.lines.append(f"  axes: [{', '.join(axes)}]")

    def _labels(self, axes):
        if not axes:
            return
        parts = []
        for axis, labels in axes.items():
            if isinstance(labels, str):
                parts.append(f"{axis}: {quote(labels)}")
            else:
                parts.append(f"{axis}: [{', '.join(quote(l) for l in labels)}]")
        self.lines.append("  labels: {" + ", ".join(parts) + "}")

    def add(self, name, description, unit, axes, values, source, status, range_, start="2003-01",
            digits=4, note=None):
        """`values`: an array in the order of the axes, or a dict start -> array."""
        if not isinstance(values, dict):
            values = {start: values}
        self._head(name, description, unit, axes)
        self._labels(axes)
        self.lines.append("  values:")
        for when, value in values.items():
            entry_source, entry_status = (source, status)
            if isinstance(source, dict):
                entry_source, entry_status = source[when], status[when]
            self.lines += [f"    - from: {when}", f"      value: {nested(value, digits)}",
                           f"      source: {quote(entry_source)}", f"      status: {entry_status}",
                           f"      range: [{range_[0]}, {range_[1]}]"]

    def add_table(self, name, description, unit, axes, frame, source, status, range_, digits=4,
                  file=None, start="2003-01"):
        """`frame`: a column per axis, `value`, and perhaps `year` for one entry a year."""
        file = file or name.replace(".", "_") + ".csv"
        frame = frame.copy()
        frame["value"] = [number(v, digits) for v in frame["value"]]
        frame.to_csv(self.folder / file, index=False, lineterminator="\n")
        self._head(name, description, unit, axes)
        self._labels(axes)
        if "year" in frame.columns:
            start = f"{frame['year'].min()}-01"
        self.lines += ["  values:", f"    - from: {start}", f"      table: {file}",
                       f"      source: {quote(source)}", f"      status: {status}",
                       f"      range: [{range_[0]}, {range_[1]}]"]

    def write(self):
        path = self.folder / f"{self.name}.parameters.yaml"
        path.write_text("\n".join(self.lines) + "\n")


def quote(text: str) -> str:
    return '"' + str(text).replace('"', "'") + '"'


def nested(value, digits) -> str:
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ", ".join(nested(v, digits) for v in value) + "]"
    return number(value, digits)


def frame_of(array: np.ndarray, axes: dict[str, list], year: int | None = None) -> pd.DataFrame:
    """Long table of an array whose dimensions are the axes."""
    index = pd.MultiIndex.from_product(list(axes.values()), names=list(axes.keys()))
    frame = pd.DataFrame({"value": np.asarray(array).ravel()}, index=index).reset_index()
    if year is not None:
        frame.insert(0, "year", year)
    return frame


def yearly(by_year: dict[int, np.ndarray], axes: dict[str, list]) -> pd.DataFrame:
    return pd.concat([frame_of(a, axes, y) for y, a in by_year.items()], ignore_index=True)

#!/usr/bin/env python3
"""Tests of golden.py on files made here: it finds what moved, and asks for a reason."""

import sys
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import golden  # noqa: E402


def write_file(folder, births, origin):
    with h5py.File(folder / "baseline.h5", "w") as file:
        file.attrs["scenario"] = "baseline"
        file.attrs["digest"] = "0123"
        axes = {"replicate": [0, 1], "year": [2006, 2007], "department": ["a", "b", "c"],
                "origin": ["danish", "western"]}
        for name, labels in axes.items():
            file[name] = labels
            file[name].make_scale(name)
        for name, values, dims in [("births", births, ["replicate", "year", "department"]),
                                   ("residents", origin, ["replicate", "year", "department", "origin"])]:
            file[name] = values
            for i, dim in enumerate(dims):
                file[name].dims[i].attach_scale(file[dim])
        file["department_dwellings"] = [10, 20, 30]


class Golden(unittest.TestCase):
    def totals(self, births, origin):
        with tempfile.TemporaryDirectory() as folder:
            write_file(Path(folder), births, origin)
            return golden.read_results(Path(folder))

    def setUp(self):
        self.births = np.ones((2, 2, 3), dtype="int32")
        self.origin = np.full((2, 2, 3, 2), 10, dtype="int32")

    def test_totals_add_up_over_replicates_and_places(self):
        digests, totals = self.totals(self.births, self.origin)
        self.assertEqual(digests, {"baseline": "0123"})
        self.assertEqual(totals["baseline", "births", "", 2006], 6)
        self.assertEqual(totals["baseline", "residents", "origin=western", 2007], 60)
        self.assertNotIn("department_dwellings", {key[1] for key in totals})

    def test_what_moved_is_named_with_its_size(self):
        _, before = self.totals(self.births, self.origin)
        self.origin[0, 1, 2, 1] += 3
        _, after = self.totals(self.births, self.origin)
        lines = golden.describe(before, after)
        self.assertEqual(len(lines), 1)
        self.assertIn("residents: 1 totals moved, most origin=western 2007: 60 -> 63 (+5.00%)", lines[0])

    def test_a_move_between_places_is_said_to_move_no_total(self):
        _, before = self.totals(self.births, self.origin)
        self.births[0, 0] = [0, 2, 1]
        _, after = self.totals(self.births, self.origin)
        self.assertIn("no total moved", golden.describe(before, after)[0])

    def test_totals_read_back_as_written(self):
        _, totals = self.totals(self.births, self.origin)
        with tempfile.TemporaryDirectory() as folder:
            kept, golden.TOTALS = golden.TOTALS, Path(folder) / "golden.tsv"
            try:
                golden.write_totals(totals)
                self.assertEqual(golden.read_totals(), totals)
            finally:
                golden.TOTALS = kept


if __name__ == "__main__":
    unittest.main()

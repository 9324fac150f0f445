#!/usr/bin/env python3
"""Result files that are damaged, changed or made to do harm: every command that reads them refuses
them with a sentence, and `verify` says what was changed.

    changed_files_test.py BOLIGSIM
"""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np

PROGRAM = ""
STUDY = """format: 1
study: small
defaults:
  world: {population: denmark, scale: 0.0005}
  period: {from: 2006-01, to: 2006-12}
  replicates: 2
  seed: 20060101
scenarios:
  baseline: {use: []}
"""
READING = {"show": (), "compare": (), "findings": (), "validate": (), "trace": ()}


def replace(file, name, data, **options):
    """Puts other data in the place of a data set, with its attributes and axes."""
    old = file[name]
    attributes = {key: value for key, value in old.attrs.items()
                  if key not in ("DIMENSION_LIST", "REFERENCE_LIST")}
    scales = [dimension[0].name if len(dimension) else None for dimension in old.dims]
    del file[name]
    new = file.create_dataset(name, data=data, **options)
    for key, value in attributes.items():
        new.attrs[key] = value
    for i, scale in enumerate(scales[:len(new.shape)]):
        if scale is not None:
            new.dims[i].attach_scale(file[scale])


def shorter_measure(file):
    replace(file, "residents", file["residents"][:, :, :-1])


def longer_measure(file):
    values = file["births"][:]
    replace(file, "births", np.concatenate([values, values], axis=2))


def measure_of_rank(rank):
    def change(file):
        new = file.create_dataset("more", data=np.zeros((2,) * rank, dtype="i4"))
        new.attrs["kind"] = "stock"
    return change


def measure_with_axes_swapped(file):
    replace(file, "residents", np.swapaxes(file["residents"][:], 3, 4))


def measure_of_reals(file):
    replace(file, "births", file["births"][:].astype("f8"))


def measure_by_the_wrong_places(file):
    old = file["elsewhere_births"]
    values = old[:]
    del file["births"]
    new = file.create_dataset("births", data=values)
    for key in ("kind", "units", "long_name", "digest"):
        new.attrs[key] = old.attrs[key]
    for i, scale in enumerate(("replicate", "year", "segment")):
        new.dims[i].attach_scale(file[scale])


def short_column(name):
    def change(file):
        replace(file, name, file[name][:-1])
    return change


def fewer_labels(name):
    def change(file):
        replace(file, name, file[name][:-1])
        file[name].make_scale(name)
    return change


def label(text):
    def change(file):
        file["sex"][0] = text
    return change


def nothing_written(file):
    file["written"][...] = 0


def written_with_other_marks(file):
    file["written"][0, 0] = 7


def years_in_disorder(file):
    file["year"][...] = file["year"][:][::-1]


def another_scale(file):
    file.attrs["scale"] = 0.001


def another_study(file):
    file.attrs["study_text"] = file.attrs["study_text"] + " "


def link(target):
    def change(file):
        file["more"] = target
    return change


def events_that_lead_elsewhere(file):
    del file["events/moves"]
    file["events/moves"] = h5py.ExternalLink("other.h5", "/events/moves")


def bytes_of_another_file(file):
    del file["births"]
    new = file.create_dataset("births", shape=(10,), dtype="i4", external=[("/etc/passwd", 0, 40)])
    new.attrs["kind"] = "flow"


def put_together(file):
    layout = h5py.VirtualLayout(shape=(10,), dtype="i4")
    layout[:] = h5py.VirtualSource("/etc/other.h5", "births", shape=(10,))
    file.create_virtual_dataset("more", layout).attrs["kind"] = "flow"


def packed_by_another_filter(file):
    file.create_dataset("more", data=np.zeros(100, "i4"), compression="lzf").attrs["kind"] = "flow"


def larger_than_the_file(file):
    file.create_dataset("more", shape=(2**40,), dtype="i8", chunks=(1024,)).attrs["kind"] = "flow"


def one_huge_chunk(file):
    file.create_dataset("more", shape=(2**28,), dtype="i8", chunks=(2**28,), compression="gzip").attrs["kind"] = "flow"


def axes_that_are_none(file):
    del file["births"].attrs["DIMENSION_LIST"]
    file["births"].attrs["DIMENSION_LIST"] = np.arange(64)


def events_not_equally_long(file):
    file["events/moves/from"].resize((10,))


# What is done to the file, and a word of the sentence that refuses it.
HARM = {
    "shorter measure": (shorter_measure, "labels of 'department'"),
    "longer measure": (longer_measure, "labels of 'department'"),
    "measure of rank 0": (measure_of_rank(0), "shape"),
    "measure of rank 1": (measure_of_rank(1), "not by replicate, year and place"),
    "measure of rank 2": (measure_of_rank(2), "not by replicate, year and place"),
    "measure of rank 5": (measure_of_rank(5), "not by replicate, year and place"),
    "axes swapped": (measure_with_axes_swapped, "labels of"),
    "measure of reals": (measure_of_reals, "no whole numbers"),
    "wrong places": (measure_by_the_wrong_places, ""),
    "short column": (short_column("department_area"), "values for"),
    "short column of segments": (short_column("segment_tenure"), "values for"),
    "fewer labels": (fewer_labels("age"), "axis"),
    "another label": (label("wimmin"), "was changed after it was written"),
    "label with an escape": (label("\x1b[31mred"), "control characters"),
    "label with a C1 control": (label("\u009b31m"), "control characters"),
    "label that turns the direction": (label("a\u202eb"), "control characters"),
    "label that is no UTF-8": (label(b"\xff\xfe"), "control characters"),
    "nothing written": (nothing_written, "years are missing"),
    "other marks": (written_with_other_marks, "0 and 1"),
    "years in disorder": (years_in_disorder, "years"),
    "another scale": (another_scale, "study, seed and scale"),
    "another study": (another_study, "study, seed and scale"),
    "external link": (link(h5py.ExternalLink("/etc/passwd", "/")), "link"),
    "soft link": (link(h5py.SoftLink("/residents")), "link"),
    "events elsewhere": (events_that_lead_elsewhere, "link"),
    "external storage": (bytes_of_another_file, "another file"),
    "virtual": (put_together, "put together"),
    "another filter": (packed_by_another_filter, "filter"),
    "larger than the file": (larger_than_the_file, "larger than the file"),
    "one huge chunk": (one_huge_chunk, ""),
    "axes that are none": (axes_that_are_none, "axes"),
    "events of unequal length": (events_not_equally_long, "equally long"),
}


class ChangedFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.place = Path(cls.scratch.name)
        study = cls.place / "study.yaml"
        study.write_text(STUDY)
        done = cls.boligsim("run", study, "-o", cls.place / "done", "--events", "--quiet")
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.whole = cls.place / "done" / "baseline.h5"

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @staticmethod
    def boligsim(*arguments):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                              check=False, timeout=60)

    def copy(self):
        path = self.place / "changed.h5"
        shutil.copyfile(self.whole, path)
        return path

    def changed(self, change):
        path = self.copy()
        with h5py.File(path, "r+") as file:
            change(file)
        return path

    def check_refused(self, done, name, word=""):
        self.assertEqual(done.returncode, 3, f"{name}: {done.stdout}{done.stderr}")
        self.assertEqual(done.stdout, "", name)
        self.assertTrue(done.stderr.startswith("boligsim: error: "), f"{name}: {done.stderr}")
        self.assertIn(word, done.stderr, name)

    def test_every_reading_command_reads_the_file_as_it_is(self):
        for command in ("show", "findings", "validate", "trace", "verify"):
            done = self.boligsim(command, self.whole)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_cannot_be_a_result_is_refused_when_it_is_opened(self):
        for name, (change, word) in HARM.items():
            with self.subTest(name):
                path = self.changed(change)
                self.check_refused(self.boligsim("show", path), name, word)

    def test_all_reading_commands_refuse_the_same(self):
        for name in ("shorter measure", "external link", "another label", "wrong places"):
            path = self.changed(HARM[name][0])
            for command in READING:
                with self.subTest(name, command=command):
                    self.check_refused(self.boligsim(command, path), name)

    def test_a_flipped_bit_is_damage_wherever_it_is(self):
        bytes_of_file = self.whole.read_bytes()
        random = np.random.default_rng(1)
        for position in random.integers(0, len(bytes_of_file), 20):
            path = self.copy()
            changed = bytearray(bytes_of_file)
            changed[position] ^= 1 << int(random.integers(8))
            path.write_bytes(changed)
            for command in ("show", "trace", "verify"):
                with self.subTest(position=position, command=command):
                    self.check_refused(self.boligsim(command, path), position, "")

    def test_numbers_that_were_changed_are_announced_by_whoever_reads_them(self):
        def one_more(file):
            file["residents"][1, 1, 100, 0, 0] += 1
        path = self.changed(one_more)
        for command in ("validate", "show"):
            with self.subTest(command):
                self.check_refused(self.boligsim(command, path), command, "'residents'")
        done = self.boligsim("verify", path)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("was changed after it was written", done.stdout)
        self.assertIn("measure residents", done.stdout)

    def test_events_that_were_changed_are_announced(self):
        def another_reason(file):
            column = file["events/moves/reason"]
            column[5] = (column[5] + 1) % 4
        path = self.changed(another_reason)
        self.check_refused(self.boligsim("trace", path), "trace", "'reason' of events 'moves'")
        done = self.boligsim("verify", path)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("its events do not fit their digest", done.stdout)
        self.assertIn("events moves, reason: 1 cell differs, at row 5", done.stdout)

    def test_a_file_that_another_program_packed_anew_is_read_as_before(self):
        path = self.place / "packed.h5"
        subprocess.run(["h5repack", self.whole, path], check=True, capture_output=True)
        for command in ("show", "validate", "trace", "verify"):
            with self.subTest(command):
                done = self.boligsim(command, path)
                self.assertEqual(done.returncode, 0, done.stderr)
                if command != "verify":
                    before = self.boligsim(command, self.whole).stdout
                    self.assertEqual(done.stdout.replace(str(path), str(self.whole)), before)

    def test_what_is_no_file_is_refused_at_once(self):
        for path in ("/dev/zero", "/dev/null"):
            self.check_refused(self.boligsim("show", path), path, "no regular file")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()

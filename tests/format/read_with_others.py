"""Reads the sample trajectory with the programs that users have: h5dump, xarray with either engine,
R with ncdf4 and rhdf5. Names, units, dimensions, labels and every value must come out.

    read_with_others.py WRITE_SAMPLE_TRAJECTORY FOLDER_OF_THIS_SCRIPT
"""

import os
import subprocess
import sys
import tempfile

import h5py
import numpy as np
import xarray

from sample_values import CELLS, expected

REPLICATES, YEARS, DEPARTMENTS = 3, 4, 5
EVENTS = 12000  # a year
AXES = {"residents": ("age", "sex"), "births": (), "rent": ("sex",)}
UNITS = {"residents": "persons", "births": "persons", "rent": "DKK/month"}


def read_with_xarray(path, engine):
    with xarray.open_dataset(path, engine=engine, mask_and_scale=False) as file:
        assert file.attrs["Conventions"] == "CF-1.8"
        assert file.attrs["complete"] == 1
        assert file.attrs["format_version"] == 2
        assert file.attrs["scenario"] == "baseline"
        assert file.attrs["seed"] == 20060101
        assert file.attrs["scale"] == 0.05
        assert file.attrs["study_text"].startswith("study: sample # æøå\n")
        assert len(file.attrs["parameters_text"]) == 200000
        assert len(file.attrs["digest"]) == 32
        assert list(file["year"].values) == [2005, 2006, 2007, 2008]
        assert list(file["replicate"].values) == [0, 1, 2]
        assert list(file["department"].values[:2]) == ["Sømarken 0", "Sømarken 1"]
        assert list(file["segment"].values) == ["København owner", "Ærø owner"]
        assert list(file["sex"].values) == ["women", "men"]
        assert file["age"].attrs["long_name"] == "age band, years"
        assert file["department_region"].dims == ("department",)
        assert list(file["department_region"].values[:2]) == ["Sjælland", "Fyn"]
        assert list(file["department_reputation"].values) == [0, 0.25, 0.5, 0.75, 1]
        assert file["department_dwellings"].attrs["units"] == "dwellings"
        assert (file["written"] == 1).all()
        for measure in CELLS:
            for prefix, axis, first, places in (
                ("", "department", 0, DEPARTMENTS), ("elsewhere_", "segment", DEPARTMENTS, 2)):
                cube = file[prefix + measure]
                assert cube.dims == ("replicate", "year", axis) + AXES[measure], cube.dims
                assert cube.dtype == (np.int64 if measure == "rent" else np.int32)
                assert cube.attrs["units"] == UNITS[measure]
                assert cube.attrs["_FillValue"] == -1
                assert cube.attrs["kind"] == ("flow" if measure == "births" else "stock")
                assert cube.attrs["long_name"]
                right = expected(measure, range(REPLICATES), range(YEARS), first, places)
                assert (cube.values == right).all(), measure
        women = file["residents"].sel(year=2006, sex="women", department="Sømarken 3")
        assert women.sum("age").dims == ("replicate",)
    # Users who set nothing get the fill value masked, and the same numbers.
    with xarray.open_dataset(path, engine=engine) as file:
        right = expected("rent", range(REPLICATES), range(YEARS), 0, DEPARTMENTS)
        assert (file["rent"].values == right).all()


def expected_visits():
    """Columns of the table of events, replicate by replicate, year by year."""
    replicate, year, n = np.meshgrid(
        np.arange(REPLICATES), np.arange(YEARS), np.arange(EVENTS), indexing="ij")
    mixed = (53 * replicate + 29 * year + 7 * n).ravel()
    return {"replicate": replicate.ravel(), "agent": 2**40 + mixed, "length": mixed % 1000,
            "kind": mixed % 2}


def read_events(path, engine):
    with xarray.open_dataset(path, engine=engine, group="events/visits") as table:
        for name, right in expected_visits().items():
            column = table[name]
            assert column.dims == ("row",), column.dims
            assert column.dtype == (np.int64 if name == "agent" else np.int32)
            assert (column.values == right).all(), name
        assert table["kind"].attrs["flag_meanings"].split() == ["short_visit", "long_visit"]
        assert list(table["kind"].attrs["flag_values"]) == [0, 1]
        frame = table.to_dataframe()
        assert len(frame) == REPLICATES * YEARS * EVENTS


def read_events_with_h5py(path):
    with h5py.File(path, "r") as file:
        table = file["events/visits"]
        for name, right in expected_visits().items():
            assert (table[name][:] == right).all(), name


def read_with_h5dump(path):
    header = subprocess.run(["h5dump", "-H", path], check=True, capture_output=True, text=True)
    for text in ("DATASET \"residents\"", "DATASET \"elsewhere_rent\"", "DATASET \"department\"",
                 "H5T_STD_I32LE", "H5T_STD_I64LE", "ATTRIBUTE \"units\"", "H5T_CSET_UTF8"):
        assert text in header.stdout, text
    values = subprocess.run(
        ["h5dump", "-y", "-w", "0", "-d", "/births", path], check=True, capture_output=True, text=True)
    right = expected("births", range(REPLICATES), range(YEARS), 0, DEPARTMENTS)
    rows = [", ".join(map(str, row)) for row in right.reshape(-1, DEPARTMENTS)]
    for row in rows:
        assert row in values.stdout, row
    properties = subprocess.run(
        ["h5dump", "-p", "-H", "-d", "/residents", path], check=True, capture_output=True, text=True)
    for text in ("PREPROCESSING SHUFFLE", "COMPRESSION DEFLATE { LEVEL 4 }", "CHUNKED ( 1, 1, 5, 3, 2 )"):
        assert text in properties.stdout, text


def main():
    program, scripts = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sample.h5")
        subprocess.run(
            [program, path, str(REPLICATES), str(YEARS), str(DEPARTMENTS),
             str(EVENTS)], check=True,
            stdout=subprocess.DEVNULL)
        for engine in ("h5netcdf", "netcdf4"):
            read_with_xarray(path, engine)
            read_events(path, engine)
            print(f"xarray with {engine}: equal")
        read_events_with_h5py(path)
        read_with_h5dump(path)
        print("h5dump: equal")
        # R's message is shown where it fails.
        subprocess.run(
            ["Rscript", "--vanilla", os.path.join(scripts, "read_with_others.R"), path], check=True)


if __name__ == "__main__":
    main()

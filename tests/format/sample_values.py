"""The numbers of the sample trajectory, as tests/format/sample/sample_trajectory.cpp makes them."""

import numpy as np

CELLS = {"residents": (3, 2), "births": (), "rent": (2,)}


def expected(measure, replicates, years, first_place, places):
    """A cube (replicate, year, place, categories...) of the sample."""
    number = list(CELLS).index(measure)
    cells = int(np.prod(CELLS[measure], dtype=int))
    r, y, p, c = np.meshgrid(
        np.asarray(replicates), np.asarray(years), first_place + np.arange(places), np.arange(cells),
        indexing="ij",
    )
    mixed = 101 * number + 53 * r + 29 * y + 13 * p + 7 * c
    values = np.where(mixed % 3 == 0, mixed % 1000, 0).astype(np.int64)
    if measure == "rent":
        values *= 10_000_000_000
    return values.reshape(values.shape[:3] + CELLS[measure])

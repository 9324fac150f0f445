"""Who lives in which tenure at the start: proportional fitting of households by type, age and origin."""

import numpy as np
import pandas as pd

import households as hh
from tables import ROOT

TYPES = ["single", "couple", "single_parent", "couple_with_children", "other"]
BANDS = ["18-24", "25-29", "30-39", "40-49", "50-64", "65-79", "80+"]
STARTS = [18, 25, 30, 40, 50, 65, 80, 105]
TENURES = ["public_housing", "owner", "private_rental", "other"]

# Public households by type, 2019 (Landsbyggefonden): single adults 66.5 %, of them lone parents 10.1; the rest
# so that 1.74 persons live in a household.
PUBLIC_BY_TYPE = np.array([.572, .155, .101, .122, .050])
# By the reference person's age; residents: 18 % 18-29, 17 % 70+, about 21 % 65+, mean age 41.8.
PUBLIC_BY_AGE = np.array([.085, .105, .170, .165, .215, .165, .095])
# Share of each origin's households; non-Western: about half of the persons live in public housing, when 68.7 %
# rent (2011).
PUBLIC_OF_ORIGIN = np.array([np.nan, .22, .60, .48])
# Owner-occupied of households by type 2002, and by age (half at 34 and at 82, 20 % at 23, 2018); by origin from
# renters of 2011 (34.0, 53.8, 68.7 % of immigrants, 72.7 % of descendants), lower in 2003 for non-Western.
OWNER_OF_TYPE = np.array([.3035, .68, .22, .77, .35])
OWNER_OF_AGE = np.array([.06, .24, .53, .64, .66, .56, .40])
OWNER_OF_ORIGIN = np.array([.565, .42, .20, .29])
OWNER_TOTAL = .531
OTHER_OF_RENTED = 7 / 28  # cooperative against private rental, dwellings of 2019


def household_counts() -> np.ndarray:
    """[type, band of the reference person, origin], 1 January 2003, roughly."""
    frame = pd.read_csv(ROOT / "models/demography/initial_persons.csv")
    persons = frame.value.to_numpy().reshape(105, 2, 4, 3).sum(axis=3).transpose(2, 1, 0)
    couple = np.zeros((2, 105))
    couple[:, 15:] = hh.in_couple()
    home = np.zeros((2, 105))
    home[:, :36] = hh.with_parent(2011)
    home = np.minimum(home, 1 - couple)
    children = hh.children_at_home()
    count = np.zeros((5, 7, 4))
    for b in range(7):
        for age in range(STARTS[b], STARTS[b + 1]):
            row = min((age - 15) // 5, 8)
            with_child = [1 - children[row, u, 0] if age < 60 else 0.0 for u in (0, 1)]
            for o in range(4):
                women, men = persons[o, :, age]
                alone = [n * (1 - couple[s, age] - home[s, age]) for s, n in enumerate((women, men))]
                lone = alone[0] * with_child[1] + 0.10 * alone[1] * with_child[1]
                # Singles who share with other adults, 2015: 57 and 52 % under 30, 39 and 23 % at 30-39, 20 % at
                # 40-59 (Statistics Denmark); a fifth of lone parents.
                part = .52 if age < 30 else .30 if age < 40 else .20 if age < 60 else .12
                shared = part * (sum(alone) - lone) + 0.2 * lone
                count[2, b, o] += 0.8 * lone
                count[4, b, o] += shared / 2.6
                count[0, b, o] += (1 - part) * (sum(alone) - lone)
                pairs = 0.5 * (women * couple[0, age] + men * couple[1, age])
                count[3, b, o] += pairs * with_child[0]
                count[1, b, o] += pairs * (1 - with_child[0])
    return count


def shares(public_total: float):
    """[type, band, origin, tenure] shares, and what they add up to."""
    n = np.maximum(household_counts(), 1e-3)  # so that rare kinds have shares too
    total = n.sum()
    of_origin = PUBLIC_OF_ORIGIN * n.sum(axis=(0, 1))
    of_origin[0] = public_total - of_origin[1:].sum()
    owner_age = OWNER_OF_AGE * OWNER_TOTAL * total / (OWNER_OF_AGE * n.sum(axis=(0, 2))).sum()
    owner_type = OWNER_OF_TYPE * OWNER_TOTAL * total / (OWNER_OF_TYPE * n.sum(axis=(1, 2))).sum()
    owner_origin = OWNER_OF_ORIGIN * OWNER_TOTAL * total / (OWNER_OF_ORIGIN * n.sum(axis=(0, 1))).sum()
    x = n[..., None] * np.array([.22, .53, .18, .07])
    for _ in range(400):
        x[..., 0] *= (PUBLIC_BY_TYPE * public_total / x[..., 0].sum(axis=(1, 2)))[:, None, None]
        x[..., 0] *= (PUBLIC_BY_AGE * public_total / x[..., 0].sum(axis=(0, 2)))[None, :, None]
        x[..., 0] *= (of_origin / x[..., 0].sum(axis=(0, 1)))[None, None, :]
        x[..., 1] *= (owner_type * n.sum(axis=(1, 2)) / x[..., 1].sum(axis=(1, 2)))[:, None, None]
        x[..., 1] *= (owner_age * n.sum(axis=(0, 2)) / x[..., 1].sum(axis=(0, 2)))[None, :, None]
        x[..., 1] *= (owner_origin * n.sum(axis=(0, 1)) / x[..., 1].sum(axis=(0, 1)))[None, None, :]
        rest = x[..., 2:].sum()
        x[..., 2] *= (1 - OTHER_OF_RENTED) * rest / x[..., 2].sum()
        x[..., 3] *= OTHER_OF_RENTED * rest / x[..., 3].sum()
        x *= (n / x.sum(axis=3))[..., None]
    return x / n[..., None], n, x

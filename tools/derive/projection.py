"""A cohort projection with ages in months: what the model's demography expects, without its noise.

Groups are origin x generation; the order within the month is that of the model: ageing, deaths,
births, emigration, immigration."""

import numpy as np

GROUPS = [(0, 0), (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)]  # (origin, generation)
MONTHS = 106 * 12
BANDS = 17  # five-year bands 0-4 ... 80-84
ADULT = 18
# Newborns of Danish origin whose mother is of another: they leave by themselves, at the rates of their age.
MIXED_SHARE = 0.05
# Ages of the mothers of children who came from abroad, whatever the child's: those of arriving women whom the model
# gives children (models/demography/immigration.cpp), and somewhat later.
ARRIVED_MOTHERS = (26, 41)


def by_month(rates_by_age: np.ndarray, first_age: int) -> np.ndarray:
    """[..., age] -> [..., month of age], zero outside."""
    out = np.zeros(rates_by_age.shape[:-1] + (MONTHS,))
    n = rates_by_age.shape[-1]
    out[..., first_age * 12:(first_age + n) * 12] = np.repeat(rates_by_age, 12, axis=-1)
    return out


def probability(annual_rate: np.ndarray) -> np.ndarray:
    return 1 - np.exp(-annual_rate / 12)


class Year:
    """The rates of one year.

    mortality [sex, age 0-105]; fertility [origin, age 15-49]; emigration [origin, sex, band];
    immigration [origin, sex, band] persons a year; same_origin [origin, (immigrant, descendant)];
    generation_ratio [generation] of emigration; with_parent_share [generation] of children whose mother leaves.

    Children leave with their mothers, so at the rates of women who are older by what mothers are at a birth
    (of immigrants, of ARRIVED_MOTHERS); mothers of descendants are taken to be immigrants."""

    def __init__(self, mortality, fertility, emigration, immigration, same_origin, generation_ratio,
                 with_parent_share, boy_share):
        self.death = probability(by_month(mortality, 0))
        self.birth = np.zeros((len(GROUPS), MONTHS))
        birth = probability(by_month(fertility, 15))
        emigrate = by_month(np.repeat(emigration, 5, axis=-1), 0)
        arrive = by_month(np.repeat(immigration, 5, axis=-1), 0) / 60 / 12
        self.leave = np.zeros((len(GROUPS), 2, MONTHS))
        self.arrive = np.zeros((len(GROUPS), 2, MONTHS))
        for g, (origin, generation) in enumerate(GROUPS):
            self.birth[g] = birth[origin]
            self.leave[g] = probability(emigrate[origin] * generation_ratio[generation])
            if generation != 2:
                self.arrive[g] = arrive[origin]
        own = self.leave[0, :, :ADULT * 12].copy()
        for g, (origin, generation) in enumerate(GROUPS):
            women = self.leave[GROUPS.index((origin, 1 if origin else 0)), 0]
            share = fertility[origin] / fertility[origin].sum()
            with_mother = sum(w * women[(15 + m) * 12 + 6:][:ADULT * 12] for m, w in enumerate(share))
            if generation == 1:
                with_mother = women[ARRIVED_MOTHERS[0] * 12:ARRIVED_MOTHERS[1] * 12].mean()
            self.leave[g, :, :ADULT * 12] = with_parent_share[generation] * with_mother
        self.leave[0, :, :ADULT * 12] += MIXED_SHARE * (own - self.leave[0, :, :ADULT * 12])
        self.same_origin = same_origin
        self.boy = boy_share

    def run(self, n: np.ndarray):
        """Twelve months from n [group, sex, month of age]; returns the end and the year's flows."""
        flows = {"births": np.zeros(len(GROUPS)), "deaths": np.zeros(len(GROUPS)),
                 "emigration": np.zeros(len(GROUPS)), "immigration": np.zeros(len(GROUPS))}
        for _ in range(12):
            aged = np.zeros_like(n)
            aged[:, :, 1:] = n[:, :, :-1]
            aged[:, :, -1] += n[:, :, -1]
            n = aged
            died = n * self.death
            n = n - died
            born = (n[:, 0, :] * self.birth).sum(axis=1)
            left = n * self.leave
            n = n - left + self.arrive
            newborn = np.zeros(len(GROUPS))
            for g, (origin, generation) in enumerate(GROUPS):
                if origin == 0:
                    newborn[0] += born[g]
                    continue
                same = self.same_origin[origin, generation - 1]
                newborn[GROUPS.index((origin, 2))] += born[g] * same
                newborn[0] += born[g] * (1 - same)
            n[:, 0, 0] += newborn * (1 - self.boy)
            n[:, 1, 0] += newborn * self.boy
            flows["births"] += born
            flows["deaths"] += died.sum(axis=(1, 2))
            flows["emigration"] += left.sum(axis=(1, 2))
            flows["immigration"] += self.arrive.sum(axis=(1, 2))
        return n, flows


def ages(n: np.ndarray) -> np.ndarray:
    """[group, sex, age in years]."""
    return n.reshape(n.shape[0], n.shape[1], 106, 12).sum(axis=3)


def origins(n: np.ndarray) -> np.ndarray:
    """Persons by the four origins."""
    total = n.sum(axis=tuple(range(1, n.ndim)))
    out = np.zeros(4)
    for g, (origin, _) in enumerate(GROUPS):
        out[origin] += total[g]
    return out

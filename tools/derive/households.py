"""Leaving home, unions and separations: rates that keep the published shares, by a steady state over
age; and what the first households are made of."""

import numpy as np

from migration import fertility, fertility_shapes

# Share living with a parent by age. 2011 and 2021: Statistics Denmark, ages 16, 17, 20, 21 (by sex) and 23
# (by sex); 18-21 together 57 and 64 %; between them interpolated by eye (assumed).
WITH_PARENT = {
    2011: {"women": {16: 1.0, 17: .98, 18: .80, 19: .59, 20: .41, 21: .24, 22: .125, 23: .070, 24: .046,
                     25: .034, 26: .027, 28: .018, 30: .013, 33: .009, 36: .006},
           "men": {16: 1.0, 17: .985, 18: .86, 19: .71, 20: .55, 21: .40, 22: .25, 23: .160, 24: .112,
                   25: .082, 26: .064, 28: .044, 30: .033, 33: .023, 36: .017}},
    2021: {"women": {16: 1.0, 17: .985, 18: .85, 19: .68, 20: .53, 21: .35, 22: .19, 23: .10, 24: .064,
                     25: .046, 26: .036, 28: .023, 30: .016, 33: .011, 36: .007},
           "men": {16: 1.0, 17: .99, 18: .88, 19: .77, 20: .64, 21: .48, 22: .32, 23: .20, 24: .138,
                   25: .100, 26: .078, 28: .052, 30: .039, 33: .027, 36: .019}},
}
# Share in a couple by age. Statistics Denmark: 25-29 in 2020 43.8 % of men, 56.3 % of women; single: under 30
# of those who have left home 58 %, 30-59 30 %, 60+ 38 %; age 81 60 % (2009) and 50 % (2019).
IN_COUPLE = {
    "women": {17: 0, 18: .03, 19: .08, 20: .14, 21: .21, 22: .29, 23: .36, 24: .42, 25: .47, 27: .565,
              29: .65, 32: .72, 35: .742, 40: .738, 45: .727, 50: .722, 55: .725, 60: .722, 65: .695,
              70: .635, 75: .525, 80: .375, 85: .215, 90: .10, 95: .04, 105: .01},
    "men": {17: 0, 18: .01, 19: .03, 20: .06, 21: .10, 22: .155, 23: .215, 24: .28, 25: .34, 27: .44,
            29: .53, 32: .635, 35: .69, 40: .712, 45: .708, 50: .703, 55: .71, 60: .725, 65: .74,
            70: .745, 75: .725, 80: .67, 85: .575, 90: .43, 95: .28, 105: .12},
}
SEPARATION_BANDS = ["15-24", "25-29", "30-34", "35-39", "40-49", "50-59", "60-69", "70-79", "80+"]
SEPARATION_STARTS = [15, 25, 30, 35, 40, 50, 60, 70, 80]
SEPARATION = np.array([.20, .10, .048, .037, .030, .017, .007, .003, .001])
UNION_BANDS = ["15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59",
               "60-64", "65-69", "70-74", "75-79", "80+"]
AGE_DIFFERENCE, AGE_DIFFERENCE_SPREAD = 2.5, 4.5
PARTNERED_ODDS = np.array([8.0, 8.0, 6.0, 5.0, 4.5, 4.0, 4.0])


def curve(points: dict[int, float], ages: np.ndarray) -> np.ndarray:
    x = sorted(points)
    return np.interp(ages, x, [points[a] for a in x])


def leaving_home(year: int, union_rates: np.ndarray) -> np.ndarray:
    """[sex, age 16-35]: the hazard that takes the mean share at each age to that at the next, less the
    unions that also end living with a parent (`union_rates` [sex, band])."""
    out = []
    for sex in ("women", "men"):
        share = np.exp(np.interp(np.arange(15.5, 37.5), np.array(sorted(WITH_PARENT[year][sex])) + 0.5,
                                 np.log([WITH_PARENT[year][sex][a]
                                         for a in sorted(WITH_PARENT[year][sex])])))
        # Survivors at exact ages 16, 17, ...: halfway in logs between neighbouring means.
        log = np.log(share)
        exact = 0.5 * (log[:-1] + log[1:])
        exact[0] = 0.0
        out.append(np.maximum(exact[:-1] - exact[1:], 0))
    bands = (np.arange(16, 36) - 15) // 5
    by_age = union_rates[:, bands]
    by_age[:, :2] = 0  # nobody under 18 founds a union
    return np.maximum(np.array(out) - by_age, 0.02)


def with_parent(year: int) -> np.ndarray:
    """[sex, age 0-35]."""
    ages = np.arange(36)
    return np.array([np.where(ages < 16, 1.0, curve(WITH_PARENT[year][s], ages))
                     for s in ("women", "men")])


def in_couple(last_age: int = 104) -> np.ndarray:
    """[sex, age 15-104]."""
    return np.array([curve(IN_COUPLE[s], np.arange(15, last_age + 1)) for s in ("women", "men")])


def separation_by_age(ages: np.ndarray) -> np.ndarray:
    return SEPARATION[np.searchsorted(SEPARATION_STARTS, np.maximum(ages, 15), side="right") - 1]


# What simulated unions need beyond the steady state, by sex and band: partners leave the country, arrivals come
# alone, some who look find nobody. Found by simulating 2003-2021 until the shares in couples hold.
UNION_ADJUSTMENT = np.array([
    [1.0, .80, 1.15, 1.50, 1.30, 1.14, 1.05, 1.08, 1.09, 1.27, 1.31, 2.0, 0.7, 0.5],
    [1.0, .60, 1.02, 1.28, 1.50, 1.12, 1.16, 1.08, 1.18, 1.16, 1.30, 1.49, 1.45, 1.12]])


def unions(mortality: np.ndarray, persons: np.ndarray) -> np.ndarray:
    """[sex, band]: hazard of singles that balances separation, widowhood and the rise over age."""
    ages = np.arange(15, 100)
    share = np.array([curve(IN_COUPLE[s], np.arange(15, 101)) for s in ("women", "men")])
    rate = np.zeros((2, len(ages)))
    for s in (0, 1):
        gap = AGE_DIFFERENCE if s == 0 else -AGE_DIFFERENCE
        partner = np.clip(ages + gap, 15, 105)
        widow = np.interp(partner, np.arange(106), mortality[1 - s])
        split = separation_by_age(ages if s == 0 else ages - AGE_DIFFERENCE)
        now = 0.5 * (share[s, :-1] + share[s, 1:])
        needed = np.diff(share[s]) + now * (split + widow)
        rate[s] = np.maximum(needed, 0) / np.maximum(1 - now, 0.02)
    starts = list(range(15, 85, 5))
    out = np.zeros((2, len(starts)))
    flow = np.zeros(2)
    for s in (0, 1):
        for i, a in enumerate(starts):
            b = a + 5 if a < 80 else 100
            single = persons[s, a:b] * (1 - share[s, a - 15:b - 15])
            out[s, i] = (rate[s, a - 15:b - 15] * single).sum() / single.sum()
            flow[s] += out[s, i] * single.sum()
    out *= (flow.mean() / flow)[:, None]  # as many women as men a year
    return out * UNION_ADJUSTMENT


def births_in_couples(year: int, women: np.ndarray) -> float:
    """Share of births to partnered women under the odds; women [age 15-49]."""
    rate = fertility(year, fertility_shapes())[0]
    share = in_couple()[0][:35]
    odds = np.repeat(PARTNERED_ODDS, 5)
    couple = share * odds / (share * odds + 1 - share)
    return float((rate * women * couple).sum() / (rate * women).sum())


def mother_ages() -> np.ndarray:
    """[age 15-49] for children alive in 2003, born on average about nine years before."""
    shape = fertility(1994, fertility_shapes())[0]
    return shape / shape.sum()


def child_arrangement() -> np.ndarray:
    """[child age 0-17, (both, mother, father)]."""
    ages = np.arange(18)
    both = np.interp(ages, [0, 5, 10, 15, 17], [.89, .81, .725, .63, .595])
    father = np.interp(ages, [0, 17], [.008, .075])
    return np.stack([both, 1 - both - father, father], axis=1)


def children_at_home() -> np.ndarray:
    """[band of the woman 15-59, (partnered, single), children 0, 1, 2, 3, 4+].

    Women go through ages 15 to 59 with parity-dependent birth rates that keep the rates by age; their
    children under 18 live with them."""
    rng = np.random.default_rng(1)
    n = 100_000
    rate = mother_ages() * 1.76
    by_parity = np.array([1.0, 2.4, 0.75, 0.45, 0.35])
    parity = np.zeros(n, int)
    births = np.full((n, 5), -99)
    last = np.full(n, -99)
    couple = in_couple()[0]
    out = np.zeros((9, 2, 5))
    for age in range(15, 60):
        if age < 50:
            weight = by_parity[np.minimum(parity, 4)] * (age - last > 1)
            probability = np.minimum(rate[age - 15] * weight / weight.mean(), 0.9)
            born = np.flatnonzero(rng.random(n) < probability)
            born = born[parity[born] < 5]
            births[born, parity[born]] = age
            parity[born] += 1
            last[born] = age
        home = ((births >= 0) & (age - births < 18)).sum(axis=1).clip(0, 4)
        share = np.bincount(home, minlength=5) / n
        # Odds of a couple are higher with children under 30, about equal after.
        p = couple[age - 15]
        odds = np.array([0.7, 1.25, 1.7, 1.6, 1.3]) * (2.0 if age < 25 else 1.0) ** (np.arange(5) > 0)
        joint = share * odds
        base = p / (1 - p) if p > 0 else 0
        for _ in range(60):
            partnered = base * odds / (1 + base * odds)
            base *= (p / max((partnered * share).sum(), 1e-9)) ** 0.8 if p > 0 else 0
        out[(age - 15) // 5, 0] += partnered * share
        out[(age - 15) // 5, 1] += (1 - partnered) * share
    return out / out.sum(axis=2, keepdims=True)

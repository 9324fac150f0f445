"""Wages, benefits, child benefit, tax, housing benefit, and the limits of income bands, by year."""

import numpy as np

from tables import YEARS, read

# Yearly growth of wages, per cent. 2019-2021 and the level of 2018: Statistics Denmark; others as the index of
# wages in the private sector runs, rounded (assumed).
GROWTH = {2004: 3.2, 2005: 2.9, 2006: 3.1, 2007: 3.9, 2008: 4.4, 2009: 2.9, 2010: 2.4, 2011: 1.9, 2012: 1.6, 2013: 1.4,
          2014: 1.3, 2015: 1.6, 2016: 1.9, 2017: 1.9, 2018: 2.2, 2019: 2.2, 2020: 2.1, 2021: 2.6}
# 266 DKK an hour in 2018 with pension, 160.33 hours a month; a ninth is pension; hours paid 0.90 of full time.
MEAN_2018 = 266 * 160.33 / 1.11 * 0.90
AGE_RATIO = [0.45, 0.80, 1.03, 1.15, 1.14, 1.05, 0.75]
SEX_RATIO = [0.88, 1.12]
ORIGIN_RATIO = [1.01, 0.95, 0.84, 0.87]
SIGMA = 0.43  # of log wages: P90/P10 of three
LEISURE_2019 = np.array([800.0, 1000.0, 1500.0, 2300.0, 3000.0])
GROSS = [0, 60000, 120000, 180000, 240000, 300000, 360000, 420000, 500000, 600000]
ADJUSTMENT = 0.025  # yearly rise of benefits before 2006, where the figures begin


def series(points: dict[int, float], growth_before: float = ADJUSTMENT) -> dict[int, float]:
    """A value every year: straight between points, growing before the first and as the last after."""
    years = sorted(points)
    out = {}
    for y in YEARS:
        if y < years[0]:
            out[y] = points[years[0]] / (1 + growth_before) ** (years[0] - y)
        elif y > years[-1]:
            out[y] = points[years[-1]] * 1.0125 ** (y - years[-1])
        else:
            out[y] = float(np.interp(y, years, [points[t] for t in years]))
    return out


def mean_wage() -> dict[int, float]:
    out = {2018: MEAN_2018}
    for y in range(2019, 2022):
        out[y] = out[y - 1] * (1 + GROWTH[y] / 100)
    for y in range(2017, 2002, -1):
        out[y] = out[y + 1] / (1 + GROWTH[y + 1] / 100)
    return {y: out[y] for y in YEARS}


def standing_ratio() -> np.ndarray:
    """Wage over mean at percentiles 0, 10, ..., 100: log-normal, cut at the first and last hundredth."""
    z = np.array([-2.33, -1.2816, -0.8416, -0.5244, -0.2533, 0, 0.2533, 0.5244, 0.8416, 1.2816, 2.33])
    ratio = np.exp(SIGMA * z)
    return ratio / ((ratio[:-1] + ratio[1:]) / 2).mean()


def rates(frame, benefit: str, *groups: str) -> dict[int, float]:
    rows = frame[(frame.benefit == benefit) & frame.group.isin(groups) & (frame.unit == "kr/month")]
    values = rows.assign(number=rows.value.map(lambda v: float(v) if str(v).replace(".", "").isdigit() else np.nan))
    values = values.dropna(subset=["number"])
    return values.groupby(values.year.astype(int)).number.first().to_dict()


def benefits() -> dict[int, np.ndarray]:
    """Year -> [state, age group 18-29 and 30+, household], DKK a month before tax.

    Households: single, couple, single_parent, couple_with_children, with_parents."""
    f = read("benefit_rates.csv")
    dagpenge = series(rates(f, "dagpenge_max", "full time"))
    cash = series(rates(f, "kontanthjaelp", "30+/25+ no children", "25+ no children", "30+ no children"))
    cash_parent = series(rates(f, "kontanthjaelp", "30+/25+ with children", "25+ with children", "30+ with children"))
    cash_young = series(rates(f, "kontanthjaelp", "under 25 living out", "under 30 living out"))
    cash_home = series(rates(f, "kontanthjaelp", "young living with parents"))
    education_help = series(rates(f, "uddannelseshjaelp", "living out, under 30 without qualification"))
    education_parent = series(rates(f, "uddannelseshjaelp", "single parent"))
    su = series(rates(f, "SU", "living out, higher education", "living out"))
    disability = [series(rates(f, "foertidspension_new", g)) for g in ("single", "couple")]
    pension = [series(rates(f, "folkepension", g)) for g in ("single total", "couple each")]
    pension[1] = {y: 0.74 * v for y, v in pension[0].items()}  # couple each 0.737-0.738 of single, 2012-2019
    out = {}
    for y in YEARS:
        a = np.zeros((5, 2, 5))
        a[0, 0], a[0, 1] = 0.75 * dagpenge[y], 0.87 * dagpenge[y]
        a[1, :] = su[y] * np.array([1, 1, 1.9, 1.25, 0.48])
        # Before 2014 adult rates from 25; then education help for most under 30.
        young = 0.5 * (cash_young[y] + cash[y]) if y < 2014 else 0.6 * education_help[y] + 0.4 * cash_young[y]
        parent = cash_parent[y] if y < 2014 else 0.6 * education_parent[y] + 0.4 * 0.95 * cash_parent[y]
        # A partner's income reduces or ends cash benefit: couples get 0.6 of it on average (assumed).
        a[2, 0] = [young, 0.6 * young, parent, 0.6 * parent, cash_home[y]]
        a[2, 1] = [cash[y], 0.6 * cash[y], cash_parent[y], 0.6 * cash_parent[y], cash[y]]
        a[3, :] = [disability[0][y], disability[1][y], disability[0][y], disability[1][y], disability[0][y]]
        supplement = 0.2 * pension[0][y]  # ATP and own pension, the least that most have (assumed)
        a[4, :] = [pension[0][y] + supplement, pension[1][y] + supplement] * 2 + [pension[0][y] + supplement]
        out[y] = np.round(a, -1)
    return out


def child_benefit() -> dict[int, np.ndarray]:
    f = read("benefit_rates.csv")
    f = f[(f.benefit == "boerne_ungeydelse") & f.group.isin(["0-2", "3-6", "7-17"])]
    columns = [series(f[f.group == g].assign(v=f.value.astype(float, errors="ignore")).pipe(
        lambda d: dict(zip(d.year.astype(int), d.value.astype(float))))) for g in ("0-2", "3-6", "7-17")]
    return {y: np.round([c[y] for c in columns], 0) for y in YEARS}


def net_income() -> dict[int, np.ndarray]:
    """Year -> [wage or transfer, gross]: what is left of a yearly gross income."""
    f = read("effective_tax.csv")
    out = {}
    for y in YEARS:
        table = np.zeros((2, len(GROSS)))
        for k, kind in enumerate(["wage", "transfer"]):
            rows = f[(f.year == max(y, 2006)) & (f.income_kind == kind)]
            x = np.concatenate([[0], rows.gross_kr_year])
            net = np.concatenate([[0], rows.gross_kr_year - rows.tax_incl_AM_kr])
            slope = (net[-1] - net[-2]) / (x[-1] - x[-2])
            table[k] = [np.interp(g, x, net) if g <= x[-1] else net[-1] + slope * (g - x[-1]) for g in GROSS]
        out[y] = np.round(table)
    return out


def housing_benefit() -> dict[str, dict[int, np.ndarray]]:
    """Name -> year -> [boligsikring, boligydelse]."""
    f = read("housing_benefit_params.csv")
    columns = {"income_limit": "income_limit_T", "add_per_child": "add_per_child_2to4",
               "own_payment_min": "own_payment_min", "cap": "cap_year", "rent_max": "rent_max_year"}
    out = {}
    for name, column in columns.items():
        kinds = []
        for kind in ("boligsikring", "boligydelse"):
            rows = f[(f.kind == kind) & f[column].notna() & (f.year <= 2021)]
            kinds.append(series(dict(zip(rows.year, rows[column])), 0.02))
        out[name] = {y: np.round([k[y] for k in kinds]) for y in YEARS}
    rows = f[(f.kind == "boligydelse") & f.tillaeg.notna()]
    supplement = series(dict(zip(rows.year, rows.tillaeg)), 0.02)
    out["rent_supplement"] = {y: np.array([0, round(supplement[y], -2)]) for y in YEARS}
    return out


def band_limits(persons: np.ndarray, employed: np.ndarray, split: np.ndarray) -> dict[int, np.ndarray]:
    """Fifths of yearly disposable income of 18-64-year-olds in 2006 under these very figures; other years move
    with the mean wage. [origin, sex, band] arrays; split [origin, band, state]."""
    wage, ratio, net, benefit = mean_wage()[2006], standing_ratio(), net_income()[2006], benefits()[2006]
    values, weights = [], []
    for o in range(4):
        for s in range(2):
            for b in range(6):
                n, e = persons[o, s, b], employed[o, s, b]
                for q in range(100):
                    r = np.interp(q + 0.5, np.arange(0, 101, 10), ratio)
                    gross = 12 * wage * AGE_RATIO[b] * SEX_RATIO[s] * ORIGIN_RATIO[o] * r
                    values.append(np.interp(gross, GROSS, net[0]) + max(0, gross - 600000) * 0.37)
                    weights.append(n * e / 100)
                for state in range(5):
                    for home, part in enumerate([.30, .30, .06, .34, 0]):
                        gross = 12 * benefit[state, 0 if b < 2 else 1, home]
                        values.append(np.interp(gross, GROSS, net[1]))
                        weights.append(n * (1 - e) * split[o, b, state] * part)
    order = np.argsort(values)
    cumulative = np.cumsum(np.array(weights)[order]) / np.sum(weights)
    limits = np.array([np.array(values)[order][np.searchsorted(cumulative, q)] for q in (.2, .4, .6, .8)])
    mean = mean_wage()
    return {y: np.round(limits * mean[y] / mean[2006], -2) for y in YEARS}

"""Death rates by sex, single age 0-105 and year.

Within five-year bands the shape over age is that of 2003-2012, smoothed; the level of each band is
the year's (three years' mean under 45, where deaths are few). Above 95 rates rise to a ceiling as in
the pooled data of 2000-2012."""

import numpy as np

from tables import YEARS, read

AGES = np.arange(106)


def smooth(log_rate: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Kernel smoothing of log rates, wider where deaths are few; the first year of life alone."""
    out = np.empty_like(log_rate)
    for a in range(len(log_rate)):
        if a == 0:
            out[0] = log_rate[0]
            continue
        width = 2.5 if a < 40 else 1.2
        k = np.exp(-0.5 * ((np.arange(len(log_rate)) - a) / width) ** 2) * weight
        k[0] = 0
        x = np.arange(len(log_rate)) - a
        # Local line, so that the slope at old ages does not bias the level.
        design = np.stack([np.ones_like(x), x], 1)
        coefficients = np.linalg.solve(design.T @ (design * k[:, None]), design.T @ (k * log_rate))
        out[a] = coefficients[0]
    return out


def rates() -> dict[int, np.ndarray]:
    """Year -> [sex, age] deaths per person-year."""
    single = read("mortality_age1_sex_2000_2012.csv")
    grouped = read("deaths_age5_sex_year_2008_2022.csv")
    by_year = {y: np.empty((2, 106)) for y in YEARS}
    for s, (code, letter) in enumerate([(2, "f"), (1, "m")]):
        own = single[single.sex_1m_2f == code]
        pooled = own[own.year >= 2003].groupby("age")[["deaths", "person_years"]].sum()
        deaths, exposure = pooled.deaths.to_numpy(), pooled.person_years.to_numpy()
        shape = np.exp(smooth(np.log((deaths + 0.5) / exposure), deaths + 0.5))
        shape = np.concatenate([shape, np.empty(6)])
        for a in range(98, 106):  # towards 0.7 a year, where the data thin out
            shape[a] = shape[a - 1] + 0.12 * (0.72 - shape[a - 1])
        # Deaths and person-years by band (0, 1-4, 5-9, ..., 90-94, 95+) and year
        starts = [0, 1] + list(range(5, 100, 5))
        ends = starts[1:] + [106]
        level = {}
        for y in YEARS:
            if y <= 2012:
                frame = own[own.year == y].set_index("age")
                d = np.array([frame.deaths[(frame.index >= a) & (frame.index < b)].sum()
                              for a, b in zip(starts, ends)])
                e = np.array([(frame.person_years * shape[frame.index])[
                    (frame.index >= a) & (frame.index < b)].sum() for a, b in zip(starts, ends)])
                level[y] = (d, e)
        population = read("population_age1_sex_1jan_1999_2023.csv")
        population = population[population.sex == ("K" if s == 0 else "M")]
        for y in YEARS:
            if y <= 2012:
                continue
            frame = grouped[(grouped.year == y) & (grouped.sex == letter)].set_index("age_low")
            mid = np.zeros(107)
            for year in (y, y + 1):
                p = population[population.year == year].set_index("age").population
                mid[p.index] += p.to_numpy() / 2
            expected = mid[:106] * shape
            d = np.zeros(len(starts))
            e = np.zeros(len(starts))
            for i, (a, b) in enumerate(zip(starts, ends)):
                e[i] = expected[a:b].sum()
                if a >= 5:
                    d[i] = frame.deaths[(frame.index >= a) & (frame.index < b)].sum()
            first = frame.deaths[0]  # ages 0-4 together
            d[0], d[1] = first * e[0] / (e[0] + e[1]), first * e[1] / (e[0] + e[1])
            level[y] = (d, e)
        for y in YEARS:
            for i, (a, b) in enumerate(zip(starts, ends)):
                span = [y] if a >= 45 else [t for t in (y - 1, y, y + 1) if t in level]
                factor = sum(level[t][0][i] for t in span) / sum(level[t][1][i] for t in span)
                by_year[y][s, a:b] = np.minimum(shape[a:b] * factor, 1.0)
    return by_year

"""Fertility, migration, the first population by origin, and which children are descendants.

The levels are fitted so that the projection follows, year by year, the published population by age
and sex and by Danish, Western and non-Western origin, and the published births."""

import numpy as np

from projection import BANDS, GROUPS, Year, ages, origins
from tables import YEARS, read

# Emigrants of 2010 by origin: 20,468 Danish, 17,870 Western and 7,544 non-Western citizens emigrated
# (Statistics Denmark); some Danish citizens are of foreign origin.
EMIGRANTS_2010 = np.array([18800.0, 18500.0, 2500.0, 6100.0])
# Shape over age (0-4, 5-9, ..., 80-84) of emigration rates; assumed.
EMIGRATION_SHAPE = np.array([
    [5, 3, 2.5, 5, 16, 15, 10, 7, 5, 4, 3, 2.5, 2, 1.2, .8, .5, .3],
    [8, 6, 5, 7, 20, 19, 13, 9, 6.5, 5, 4, 3, 2.5, 2, 1.5, 1, .5],
    [1.0, .9, .8, 1.2, 2.2, 2.2, 1.8, 1.4, 1.2, 1, .9, .9, .9, .8, .6, .4, .2],
    [4, 3, 2, 4, 10, 9, 6, 4, 3, 2, 1.5, 1.2, 1, .8, .6, .4, .2]])
# Women's emigration relative to the mean of both sexes, by the same bands; men have the rest of 2. Assumed: those
# who have children leave less often, more so women, since children leave with their mothers.
WOMEN_RATIO = np.array([1, 1, 1, 1, 1, .9, .75, .7, .7, .8, 1, 1, 1, 1, 1, 1, 1])
# Emigration fell by a fifth from 2019 to 2020 (Statistics Denmark); 2021 half way back (assumed).
EMIGRATION_YEAR = {2020: 0.8, 2021: 0.9}
GENERATION_RATIO = np.array([1.0, 1.0, 0.2])
# Children who leave when their mother does; assumed. Immigrants with children born here leave less often than others;
# here they do not, so only some of these children go: with all of them Western descendants of 2022 came out a tenth
# too few, though 97 % of the children of immigrants were counted as descendants.
WITH_PARENT_SHARE = np.array([1.0, 1.0, 0.4])
# Shape over age of arrivals; assumed, then fitted to the population by age and sex.
ARRIVAL_SHAPE = np.array([
    [8, 5, 3, 5, 17, 22, 14, 9, 6, 4, 3, 2, 1, .6, .3, .1, .05],
    [5, 3, 2.5, 9, 28, 21, 11, 7, 4.5, 3.5, 2, 1.2, .8, .4, .2, .1, .05],
    [10, 10, 9, 10, 15, 16, 11, 7, 4, 3, 2, 1.2, .8, .5, .3, .1, .05],
    [4, 4, 4, 11, 26, 22, 13, 7, 4, 2, 1, .6, .3, .2, .1, .05, .02]])
ARRIVAL_MEN = np.array([0.52, 0.56, 0.52, 0.42])
BOY_SHARE = 0.513  # births 2003-2018


def menapt_of_arrivals(year: int) -> float:
    """Share of MENAPT countries among non-Western arrivals; assumed, higher in the refugee years."""
    return {2014: 0.5, 2015: 0.6, 2016: 0.6, 2017: 0.45}.get(year, 0.40 if year < 2014 else 0.33)


def births() -> dict[int, float]:
    monthly = read("births_month_sex_2000_2018.csv").groupby("year").total.sum()
    later = read("births_deaths_2004_2023.csv").set_index("year").births * 1000
    return {y: float(monthly[y] if y in monthly.index else later[y]) for y in YEARS}


def population() -> dict[int, np.ndarray]:
    """1 January of year -> [sex, age 0-105] persons; 105 is 105 and over."""
    frame = read("population_age1_sex_1jan_1999_2023.csv")
    out = {}
    for year in range(2003, 2023):
        p = np.zeros((2, 106))
        for s, code in enumerate("KM"):
            rows = frame[(frame.year == year) & (frame.sex == code)]
            np.add.at(p[s], np.minimum(rows.age.to_numpy(), 105), rows.population.to_numpy())
        out[year] = p
    return out


def population_by_origin() -> dict[int, np.ndarray]:
    """1 January -> Danish, Western, non-Western."""
    frame = read("population_by_origin_1980_2018.csv").set_index("year")
    out = {y: frame.loc[y, ["danish_origin", "western", "non_western"]].to_numpy(float)
           for y in range(2003, 2019)}
    # Statistics Denmark; 2021 rounded; 2022 from 640,922 immigrants (57.0 % non-Western) and 206,119
    # descendants (82.3 % non-Western).
    out[2019] = np.array([5013208.0, 284654.0, 508219.0])
    out[2020] = np.array([5016116.0, 292231.0, 514416.0])
    out[2021] = np.array([5019645.0, 297800.0, 522600.0])
    out[2022] = np.array([5026379.0, 312078.0, 534963.0])
    return out


# ---------------------------------------------------------------------------------------------
def fertility_shapes() -> np.ndarray:
    """[origin, age 15-49] with sum 1, of 2008-2012."""
    frame = read("fertility.csv").set_index("group")
    frame = frame[frame.period == "2008-2012"]
    columns = [f"f{a}_{a + 4}" for a in range(15, 50, 5)]
    rows = {g: frame.loc[g, columns].to_numpy(float)
            for g in ("all", "Western immigrants", "non-Western immigrants")}
    # Immigrant women are about a seventh of all at these ages; Danish rates follow.
    rows["danish"] = (rows["all"] - 0.13 * frame.loc["immigrants", columns].to_numpy(float)) / 0.87
    out = []
    for key in ("danish", "Western immigrants", "non-Western immigrants", "non-Western immigrants"):
        cumulative = np.concatenate([[0], np.cumsum(rows[key] * 5)])
        edges = np.arange(15, 51, 5)
        fine = monotone(edges, cumulative, np.arange(15, 51))
        out.append(np.diff(fine) / cumulative[-1])
    return np.array(out)


def monotone(x, y, at):
    """Monotone cubic interpolation (Fritsch-Carlson)."""
    h, d = np.diff(x), np.diff(y) / np.diff(x)
    m = np.zeros(len(x))
    for i in range(1, len(x) - 1):
        if d[i - 1] * d[i] > 0:
            w1, w2 = 2 * h[i] + h[i - 1], h[i] + 2 * h[i - 1]
            m[i] = (w1 + w2) / (w1 / d[i - 1] + w2 / d[i])
    m[0], m[-1] = 0, 0
    out = []
    for value in at:
        i = min(np.searchsorted(x, value, side="right") - 1, len(x) - 2)
        t = (value - x[i]) / h[i]
        out.append(y[i] * (1 + 2 * t) * (1 - t) ** 2 + m[i] * h[i] * t * (1 - t) ** 2
                   + y[i + 1] * t * t * (3 - 2 * t) + m[i + 1] * h[i] * t * t * (t - 1))
    return np.array(out)


def total_fertility(year: int) -> np.ndarray:
    """Danish (a first value, fitted to births), Western, MENAPT, other non-Western."""
    western = np.interp(year, [2003, 2010, 2017, 2021], [1.60, 1.544, 1.415, 1.40])
    non_western = np.interp(year, [2003, 2010, 2017, 2019, 2021], [2.35, 1.888, 1.978, 1.80, 1.75])
    return np.array([1.78, western, non_western * 1.12, non_western * 0.85])


def fertility(year: int, shapes: np.ndarray) -> np.ndarray:
    """[origin, age]; ages at birth rise by 0.07 year a year around 2010 (assumed)."""
    ages_ = np.arange(15, 50)
    shift = 0.07 * (year - 2010)
    moved = np.array([np.interp(ages_ - shift, ages_, s, left=0, right=0) for s in shapes])
    moved /= moved.sum(axis=1, keepdims=True)
    return moved * total_fertility(year)[:, None]


# ---------------------------------------------------------------------------------------------
# Shares of 1 January 2011 (order of the bar's parts inferred): ages 0-15, 16-24, 25-39, 40-64, 65+.
AGES_2011_CUTS = [0, 16, 25, 40, 65, 106]
AGES_2011 = {1: [4.9, 14.6, 33.2, 33.5, 13.8], 2: [47.9, 14.5, 15.0, 16.6, 6.0],
             3: [5.3, 13.0, 36.0, 39.7, 5.9], 4: [66.6, 22.4, 10.6, 0.4, 0.0]}
# First guess for 2003, the same bands; fitted so that 2011 comes out.
AGES_2003 = {1: [7, 13, 34, 31, 15], 2: [52, 12, 17, 13, 6], 3: [13, 16, 40, 27, 4],
             4: [79, 15, 5.5, 0.5, 0.0]}
# Of 131,157 Western and 299,532 non-Western; descendants scaled back from 108,728 in 2005 and 19,530 and
# 119,393 in 2012.
DESCENDANTS_2003 = {"western": 14500.0, "non_western": 84700.0}
MENAPT_SHARE_2003 = {"immigrant": 0.55, "descendant": 0.70}  # assumed


class Start:
    """The first population, 1 January 2003; cohort weights are fitted to the ages of 2011."""

    def __init__(self, total: np.ndarray, by_origin: np.ndarray):
        self.total, self.by_origin = total, by_origin
        # Cohorts by age on 1 January 2003: those that were 0-15, ... on 1 January 2011.
        self.cuts = [0, 8, 17, 32, 57, 106]
        self.weight = {k: np.ones(5) for k in (1, 2, 3, 4)}

    def curve(self, kind: int) -> np.ndarray:
        """[age] distribution of a kind (1 W immigrants, 2 W descendants, 3 NW, 4 NW descendants)."""
        share = AGES_2003[kind]
        base = np.zeros(106)
        for i in range(5):
            a, b = AGES_2011_CUTS[i], min(AGES_2011_CUTS[i + 1], 96)
            x = np.arange(a, b)
            if i == 4:
                w = np.exp(-(x - 65) / 9.0)
            elif i == 0 and kind in (2, 4):
                w = np.exp(-x / 14.0)
            elif i == 0:
                w = 1 + x / 6.0
            else:
                w = np.ones(len(x))
            base[a:b] = share[i] * w / w.sum()
        kernel = np.exp(-0.5 * (np.arange(-8, 9) / 3.0) ** 2)
        first = 0 if kind in (2, 4) else None
        padded = np.concatenate([base[8:0:-1] if first is None else np.full(8, base[0]), base,
                                 np.zeros(8)])
        base = np.convolve(padded, kernel / kernel.sum(), mode="same")[8:-8]
        for i in range(5):
            base[self.cuts[i]:self.cuts[i + 1]] *= self.weight[kind][i]
        return base / base.sum()

    def persons(self) -> np.ndarray:
        """[group, sex, age]."""
        n = np.zeros((len(GROUPS), 2, 106))
        western, non_western = self.by_origin[1], self.by_origin[2]
        counts = {1: western - DESCENDANTS_2003["western"], 2: DESCENDANTS_2003["western"],
                  3: non_western - DESCENDANTS_2003["non_western"],
                  4: DESCENDANTS_2003["non_western"]}
        sex = {1: [0.5, 0.5], 2: [0.488, 0.512], 3: [0.505, 0.495], 4: [0.488, 0.512]}
        split = {1: [(1, 1.0)], 2: [(2, 1.0)], 3: [(3, MENAPT_SHARE_2003["immigrant"])],
                 4: [(4, MENAPT_SHARE_2003["descendant"])]}
        split[3].append((5, 1 - split[3][0][1]))
        split[4].append((6, 1 - split[4][0][1]))
        for kind in (1, 2, 3, 4):
            curve = self.curve(kind)
            for group, part in split[kind]:
                for s in (0, 1):
                    n[group, s] = counts[kind] * part * sex[kind][s] * curve
        n[0] = self.total - n[1:].sum(axis=0)
        assert (n >= 0).all()
        return n


# ---------------------------------------------------------------------------------------------
class Fit:
    """Runs 2003-2021, fitting each year's migration and Danish fertility on the way."""

    def __init__(self, mortality, start: Start, same_origin, emigration_base: np.ndarray):
        """`same_origin`: year -> [origin, (immigrant, descendant)]."""
        self.mortality, self.start, self.same_origin = mortality, start, same_origin
        self.emigration_base = emigration_base
        self.population, self.by_origin = population(), population_by_origin()
        self.births = births()
        self.shapes = fertility_shapes()
        self.results = {}

    def run(self):
        n = np.repeat(self.start.persons() / 12, 12, axis=2)
        self.history = {2003: n}
        arrivals = None
        for year in YEARS:
            n, arrivals = self.fit_year(year, n, arrivals)
            self.history[year + 1] = n
        return self

    def fit_year(self, year, n, arrivals):
        emigration = self.emigration_base[:, None, :] * np.stack([WOMEN_RATIO, 2 - WOMEN_RATIO]) \
            * EMIGRATION_YEAR.get(year, 1.0)
        extra = np.zeros((2, BANDS))
        fert = fertility(year, self.shapes)
        if arrivals is None:
            level = np.array([19000.0, 17000.0, 5500.0, 8000.0])
            men = np.stack([1 - ARRIVAL_MEN, ARRIVAL_MEN], 1)
            arrivals = level[:, None, None] * men[:, :, None] \
                * (ARRIVAL_SHAPE / ARRIVAL_SHAPE.sum(1, keepdims=True))[:, None, :]
        arrivals = arrivals.copy()
        # MENAPT and other non-Western in the year's proportion.
        both = arrivals[2].sum() + arrivals[3].sum()
        part = menapt_of_arrivals(year)
        arrivals[2] *= both * part / arrivals[2].sum()
        arrivals[3] *= both * (1 - part) / arrivals[3].sum()
        target = self.population[year + 1]
        bands = lambda p: np.concatenate([p[:, :85].reshape(2, 17, 5).sum(2), p[:, 85:].sum(1)[:, None]], 1)
        for step in range(40):
            model = Year(self.mortality[year], fert, emigration + extra, arrivals,
                         self.same_origin(year),
                         GENERATION_RATIO, WITH_PARENT_SHARE, BOY_SHARE)
            end, flows = model.run(n)
            fert[0] *= 1 + (self.births[year] - flows["births"].sum()) / flows["births"][0]
            missing = (bands(target) - bands(ages(end).sum(0)))[:, :BANDS]
            now = origins(end)
            wanted = self.by_origin[year + 1]
            by_origin = np.array([wanted[0] - now[0], wanted[1] - now[1],
                                  wanted[2] - now[2] - now[3]])
            if step > 5 and abs(missing).max() < 15 and abs(by_origin).max() < 30:
                break
            gross = arrivals.sum(0)
            self.adjust(arrivals, extra, gross, missing, ages(n).sum(0))
            scale = np.array([by_origin[0] / arrivals[0].sum(), by_origin[1] / arrivals[1].sum()]
                             + [by_origin[2] / (arrivals[2].sum() + arrivals[3].sum())] * 2)
            arrivals *= np.clip(1 + 0.8 * scale, 0.5, 2.0)[:, None, None]
        self.results[year] = {"fertility": fert, "emigration": emigration + extra,
                              "immigration": arrivals, "flows": flows}
        return end, arrivals

    @staticmethod
    def adjust(arrivals, extra, gross, missing, persons):
        """Moves arrivals of a sex and age towards what is missing; emigration where too many stay."""
        for s in (0, 1):
            for b in range(BANDS):
                step = 0.8 * missing[s, b]
                lower = extra[s, b] > 0 and step > 0
                if lower or (step < 0 and gross[s, b] + step < 0.5 * gross[s, b]):
                    band = persons[s, b * 5:b * 5 + 5].sum()
                    extra[s, b] = max(0.0, extra[s, b] - step / band)
                else:
                    arrivals[:, s, b] *= np.clip(1 + step / gross[s, b], 0.4, 2.5)


# From 2012 on more children of Western immigrants have two foreign parents: two dated entries.
SAME_ORIGIN_FROM = [2003, 2012]
SAME_ORIGIN_DESCENDANT = {1: 0.20, 2: 0.40, 3: 0.40}  # assumed
# Descendants on 1 January, Statistics Denmark: Western, non-Western.
DESCENDANTS = {2012: (19530.0, 119393.0), 2022: (36483.0, 169636.0)}


def fitted(mortality, rounds: int = 12):
    """Repeats the run until emigrants of 2010, ages of 2011 and descendants of 2012 and 2022 fit."""
    start = Start(population()[2003], population_by_origin()[2003])
    base = EMIGRATION_SHAPE / 100
    immigrant = np.array([[0.0, 0.4, 0.7, 0.7], [0.0, 0.6, 0.75, 0.75]])  # [entry, origin]

    def same_origin(year):
        entry = 0 if year < SAME_ORIGIN_FROM[1] else 1
        second = [0.0] + [SAME_ORIGIN_DESCENDANT[o] for o in (1, 2, 3)]
        return np.stack([immigrant[entry], second], axis=1)

    for _ in range(rounds):
        fit = Fit(mortality, start, same_origin, base).run()
        left = fit.results[2010]["flows"]["emigration"]
        by_origin = np.array([left[0], left[1:3].sum(), left[3:5].sum(), left[5:7].sum()])
        base = base * (EMIGRANTS_2010 / by_origin)[:, None]
        persons = ages(fit.history[2011]).sum(1)
        for kind, groups in {1: [1], 2: [2], 3: [3, 5], 4: [4, 6]}.items():
            x = persons[groups].sum(0)
            for i, (a, b) in enumerate(zip(AGES_2011_CUTS, AGES_2011_CUTS[1:])):
                wanted = AGES_2011[kind][i] / sum(AGES_2011[kind])
                ratio = wanted / max(x[a:b].sum() / x.sum(), 1e-4)
                start.weight[kind][i] *= np.clip(ratio, 0.6, 1.6) ** 0.8
            start.weight[kind] = np.clip(start.weight[kind], 0.05, 8.0)
        for entry, (first, last) in enumerate([(2003, 2012), (2012, 2022)]):
            end, begin = [ages(fit.history[y]).sum((1, 2)) for y in (last, first)]
            for k, (groups, origins_) in enumerate([([2], [1]), ([4, 6], [2, 3])]):
                wanted = DESCENDANTS[last][k]
                if entry == 1:
                    wanted -= DESCENDANTS[first][k] - begin[groups].sum()
                grown = end[groups].sum() - begin[groups].sum()
                missing = wanted - end[groups].sum()
                for o in origins_:
                    immigrant[entry, o] = np.clip(immigrant[entry, o] * (1 + 0.7 * missing / grown), 0.1, 0.97)
    return fit, start, immigrant

"""Employed shares by origin, sex, age band and year, and what those who are not employed do."""

import numpy as np

from tables import ORIGIN, YEARS, read

BANDS = ["18-24", "25-29", "30-39", "40-49", "50-59", "60-64", "65-69"]
STARTS = [18, 25, 30, 40, 50, 60, 65, 70]
STATES = ["unemployed", "in_education", "outside", "disability_pension", "retired"]

# Employed men on 1 January 2010 (register of November 2009), per cent: 16-24, 25-29, 30-39, 40-49, 50-59, 60-64
# (Ministry of Integration, Fakta om integration 2011). 18-24 stands above 16-24 by the school age;
# 65-69 from participation (18.7 % of all, 2010) and assumed by origin.
MEN_2009 = {
    "danish": [63.0, 76.0, 84.4, 84.2, 80.6, 54.2, 23.0],
    "western": [40.0, 57.9, 72.7, 75.1, 68.9, 49.8, 20.0],
    # Immigrants 48.0, 59.4, 61.8, 56.8, 45.7, 26.4; descendants 48.9, 66.5, 70.1 (a sixth at 25-29).
    "non_western": [52.0, 60.6, 62.3, 56.8, 45.7, 26.4, 9.0],
}
# Women against men at 25-64, 1 January 2010: non-Western immigrants 44,050 of 97,561 against 49,842 of 90,537;
# Western 33,329 of 52,811 against 38,003 of 56,000. Danish origin: 16-64 in 2012 72 against 75 %.
SEX_GAP = {"danish": (.72, .75), "western": (.631, .679), "non_western": (.4515, .5505)}
# 16-64 in 2012 by country, immigrants (men, women) with the weight of the group in thousands; MENAPT part.
COUNTRIES = {"Turkey": (62, 42, 32), "Iraq": (40, 27, 21), "Lebanon": (41, 23, 12), "Somalia": (31, 26, 10),
             "Afghanistan": (46, 33, 11), "Pakistan": (62, 33, 12), "Iran": (49, 47, 12)}
NON_WESTERN_2012 = (53, 44)
MENAPT_PART = (0.57, 0.53)
# Employed at 30-59 in November, per cent. Read: Danish origin 83.6 (2015), 85.2 (2021); Western 73.8, 77.7;
# non-Western 52.0, 60.7 (2020), 65.2 (2021). 2003-2009 non-Western from employed of 25-64 (46.0 % 2003, 49.4
# 2005, 55.7 2007, 54.2 2008, 49.9 2009) times 1.026; Danish and Western in those years from participation
# and unemployment; between the years read along the business cycle (assumed).
LEVEL = {
    "danish": {2003: 82.4, 2004: 82.5, 2005: 83.1, 2006: 84.4, 2007: 85.6, 2008: 85.3, 2009: 82.0, 2010: 81.6,
               2012: 81.3, 2013: 81.6, 2014: 82.5, 2015: 83.6, 2016: 84.0, 2017: 84.4, 2018: 84.9, 2019: 85.1,
               2020: 84.4, 2021: 85.2},
    "western": {2003: 69.5, 2005: 70.0, 2007: 73.0, 2008: 72.3, 2009: 70.0, 2011: 69.8, 2012: 70.3, 2013: 71.2,
                2014: 72.5, 2015: 73.8, 2018: 76.0, 2019: 76.6, 2020: 75.6, 2021: 77.7},
    "non_western": {2003: 47.2, 2004: 48.6, 2005: 50.7, 2006: 54.0, 2007: 57.1, 2008: 55.6, 2009: 51.2, 2010: 50.2,
                    2011: 49.8, 2012: 49.6, 2013: 49.9, 2014: 51.0, 2015: 52.0, 2016: 52.5, 2017: 54.3, 2018: 57.2,
                    2019: 59.8, 2020: 60.7, 2021: 65.2},
}
# Bands that move apart from 30-59: log-odds against 2009. 18-24 and 60-64, 65-69 to 2010 from participation by
# age; later from rising retirement age and the recovery (assumed).
OWN_TREND = {
    0: {2003: .12, 2007: .22, 2008: .15, 2009: 0, 2012: -.07, 2015: -.08, 2019: -.05, 2020: -.10, 2021: .05},
    5: {2003: -.42, 2005: -.33, 2007: -.25, 2008: -.10, 2009: 0, 2012: -.02, 2015: .12, 2017: .30, 2019: .42, 2021: .50},
    6: {2003: -.20, 2006: -.12, 2009: 0, 2015: .10, 2019: .25, 2021: .32},
}


def logit(p):
    return np.log(p / (1 - p))


def expit(x):
    return 1 / (1 + np.exp(-x))


def employed(weights: dict[int, np.ndarray]) -> dict[int, np.ndarray]:
    """Year -> [origin, sex, band]; `weights` year -> [origin, sex, band] persons at its end."""
    menapt = np.array([sum(c[s] * c[2] for c in COUNTRIES.values())
                       / sum(c[2] for c in COUNTRIES.values()) for s in (0, 1)]) / 100
    all_ = np.array(NON_WESTERN_2012) / 100
    part = np.array(MENAPT_PART)
    other = (all_ - part * menapt) / (1 - part)
    split = {2: logit(menapt) - logit(all_), 3: logit(other) - logit(all_)}  # (men, women)
    base = np.zeros((4, 2, 7))
    for o, key in enumerate(["danish", "western", "non_western", "non_western"]):
        men = logit(np.array(MEN_2009[key]) / 100)
        women = men + logit(SEX_GAP[key][0]) - logit(SEX_GAP[key][1])
        base[o] = np.stack([women, men])
        if o in split:
            base[o, 1] += split[o][0]
            base[o, 0] += split[o][1]
    out = {}
    for year in YEARS:
        w = weights[year]
        result = np.zeros((4, 2, 7))
        for key, group in [("danish", [0]), ("western", [1]), ("non_western", [2, 3])]:
            level = np.interp(year, list(LEVEL[key]), list(LEVEL[key].values())) / 100
            x = base[group].copy()
            for band, trend in OWN_TREND.items():
                x[:, :, band] += np.interp(year, list(trend), list(trend.values()))
            low, high = -3.0, 3.0
            for _ in range(60):
                shift = 0.5 * (low + high)
                share = expit(x + shift)
                mean = (share * w[group])[:, :, 2:5].sum() / w[group][:, :, 2:5].sum()
                low, high = (shift, high) if mean < level else (low, shift)
            # 60 and over follow the business cycle half as much.
            x[:, :, :5] += shift
            x[:, :, 5:] += 0.5 * shift
            result[group] = expit(x)
        out[year] = result
    return out


# Shares of those not employed about 2010, by band and state; assumed, so that unemployed, disability pension and
# early retirement come near their counts (gross unemployed 6.0 %, of those aged 25-29 8.7 %, 2010).
SPLIT_2010 = {
    "danish": [[.10, .72, .14, .04, 0], [.30, .40, .23, .07, 0], [.36, .17, .30, .17, 0], [.28, .06, .28, .38, 0],
               [.22, .01, .27, .50, 0], [.06, 0, .05, .31, .58], [0, 0, .02, 0, .98]],
    "western": [[.04, .60, .35, .01, 0], [.10, .30, .59, .01, 0], [.12, .12, .72, .04, 0], [.12, .03, .70, .15, 0],
                [.10, 0, .60, .30, 0], [.05, 0, .30, .25, .40], [0, 0, .05, 0, .95]],
    "non_western": [[.08, .58, .32, .02, 0], [.17, .25, .55, .03, 0], [.16, .12, .65, .07, 0], [.15, .04, .63, .18, 0],
                    [.12, .01, .54, .33, 0], [.07, 0, .36, .37, .20], [0, 0, .08, 0, .92]],
}
# Unemployment, per cent of the labour force, of the year's middle against 2010 (ILO, modelled: 7.75 in 2010).
UNEMPLOYMENT = {2003: 5.4, 2006: 3.8, 2009: 7.0, 2014: 6.6, 2017: 5.6, 2020: 5.4}


def not_employed() -> dict[str, np.ndarray]:
    """Start -> [origin, band, state]."""
    out = {}
    for year, rate in UNEMPLOYMENT.items():
        table = np.zeros((4, 7, 5))
        for o, key in enumerate(["danish", "western", "non_western", "non_western"]):
            for band in range(7):
                x = np.array(SPLIT_2010[key][band], float)
                scaled = x[0] * (rate / 7.75) ** 0.8
                x[1:] *= (1 - scaled) / (1 - x[0])
                x[0] = scaled
                table[o, band] = x
        table = np.round(table, 3)
        table[:, :, 2] += 1 - table.sum(axis=2)
        out[f"{year}-01"] = table
    return out


# 13-17 with a job at the end of November, per cent of all (Statistics Denmark); before 2008 and 2009-13 along
# the business cycle (assumed). By age in 2019: 15 32.8, 16 42.7, 17 58.2; 13 and 14 the rest of 33.1.
LEISURE_ALL = {2003: 36.5, 2006: 37.5, 2008: 38.2, 2009: 35.5, 2010: 34.0, 2012: 32.0, 2014: 31.4, 2018: 32.8,
               2019: 33.1, 2020: 32.1, 2021: 34.9}
LEISURE_AGE_2019 = np.array([12.5, 19.3, 32.8, 42.7, 58.2]) / 100


def leisure_jobs() -> dict[int, np.ndarray]:
    out = {}
    for year in YEARS:
        level = np.interp(year, list(LEISURE_ALL), list(LEISURE_ALL.values())) / 100
        low, high = -2.0, 2.0
        for _ in range(60):
            shift = 0.5 * (low + high)
            low, high = (shift, high) if expit(logit(LEISURE_AGE_2019) + shift).mean() < level else (low, shift)
        out[year] = expit(logit(LEISURE_AGE_2019) + shift)
    return out

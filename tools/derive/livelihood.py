"""Writes models/livelihood/livelihood.parameters.yaml and its tables."""

import numpy as np

import employment
import income
import migration
import mortality
from employment import BANDS, STARTS, STATES
from projection import GROUPS, ages
from tables import ORIGIN, SEX, YEARS, ParameterFile, frame_of, yearly

HOMES = ["single", "couple", "single_parent", "couple_with_children", "with_parents"]


def persons_by_band() -> dict[int, np.ndarray]:
    """Year -> [origin, sex, band] at its end, from the demographic projection."""
    fit, _, _ = migration.fitted(mortality.rates(), rounds=6)
    out = {}
    for year in YEARS:
        a = ages(fit.history[year + 1])
        w = np.zeros((4, 2, 7))
        for g, (origin, _) in enumerate(GROUPS):
            for b in range(7):
                w[origin, :, b] += a[g, :, STARTS[b]:STARTS[b + 1]].sum(axis=1)
        out[year] = w
    return out


def main():
    weights = persons_by_band()
    levels = employment.employed(weights)
    split = employment.not_employed()
    print("employed at 30-59, per cent: Danish, Western, non-Western; MENAPT, other")
    for y in YEARS:
        w, e = weights[y][:, :, 2:5], levels[y][:, :, 2:5]
        g = [(w[k] * e[k]).sum() / w[k].sum() * 100 for k in ([0], [1], [2, 3], [2], [3])]
        print(y, " ".join(f"{v:5.1f}" for v in g), " 60-64 Danish", np.round(levels[y][0, :, 5] * 100, 1),
              " 18-24", np.round(levels[y][0, :, 0] * 100, 1))

    f = ParameterFile("models/livelihood", "livelihood", """
Levels of employment, wages, benefits, tax and housing benefit. Derived by tools/derive/livelihood.py.
Years before the figures begin are carried back; money is of the year.""")
    dst = "Statistics Denmark"
    axes = {"origin": ORIGIN, "sex": SEX, "age_band": BANDS}
    f.add_table("employment.employed_share", "Share employed at the end of November", "1", axes, yearly(levels, axes),
                "Level at 30-59 by origin: Statistics Denmark RAS208 2015, 2020, 2021, and employed of 25-64 1999-2009 for "
                "non-Western; profile over age by origin: men, 1 January 2010 (Fakta om integration 2011); women against men "
                "2010 and 2012; MENAPT against other by countries 2012 (Indvandrere 2013); years between along participation "
                "and the business cycle (assumed); descendants as immigrants of their origin", "calibrated", (0, 1))
    f.add("employment.not_employed_share", "Shares of those not employed, by what they live by", "1",
          {"origin": ORIGIN, "age_band": BANDS, "state": STATES}, split,
          {k: "Assumed near counts of gross unemployed by age 2010 (" + dst + "), disability pensioners and early retirement; "
              "unemployment moves with the ILO rate" for k in split}, {k: "assumed" for k in split}, (0, 1))
    f.add("employment.loss_rate", "Rate at which the employed leave employment", "1/year", {"age_band": BANDS},
          [.35, .16, .085, .07, .075, .20, .30],
          "No published flow read; of the order of labour force surveys' yearly flows out of employment", "assumed", (0, 3))
    f.add("employment.standing_log_odds", "Log-odds of being employed, highest against lowest standing", "1", {}, 7,
          "Calibrated with employment.finding_odds and .reassessment_rate: of those aged 16-24 neither in work nor education in 2008, "
          "47 % were employed eight years later (Statistics Denmark, NYT 30249; here 45 %); 42 % of the cash-benefit recipients of November 2016 "
          "had been so for six of nine years (Ministry of Employment 2017; here 34 % of those outside had been outside or unemployed); "
          "and to the gaps of F11-23, which less lasting differences do not keep up", "calibrated", (0, 10))
    jobs = employment.leisure_jobs()
    f.add_table("leisure_job.employed_share", "Share of 13-17-year-olds with a job at the end of November", "1",
                {"age": "13..17"}, yearly(jobs, {"age": list(range(13, 18))}),
                f"{dst}: 13-17 38.2 % (2008), 31.4 (2014), 32.8 (2018), 33.1 (2019), 32.1 (2020), 34.9 (2021); by age 2019; years "
                "between and before assumed along the business cycle", "calibrated", (0, 1))
    f.add("leisure_job.loss_rate", "Rate at which leisure jobs end", "1/year", {}, 0.5, "No published figure read", "assumed", (0, 12))
    f.add("leisure_job.origin_ratio", "Odds of a leisure job against Danish origin", "ratio", {"origin": ORIGIN},
          [1, 1, 0.7, 0.7], "Boys of 13-15 in 2018: Danish 21 %, Western descendants 21 %, non-Western descendants 15 % (Danish Refugee "
          "Council, 2020); 16-17 nearer to each other", "literature", (0, 5))
    wage = income.mean_wage()
    f.add_table("wage.mean_monthly", "Mean wage of the employed before tax, without pension, hours as paid", "DKK/month", {},
                yearly({y: np.array([round(v, -1)]) for y, v in wage.items()}, {"x": [0]}).drop(columns="x"),
                f"{dst}, structure of earnings 2018: 266 DKK an hour with pension; pension a ninth and hours 0.90 of full time "
                "assumed; years by wage growth, rounded", "calibrated", (1000, 100000), digits=6)
    f.add("wage.age_ratio", "Wage relative to the mean", "ratio", {"age_band": BANDS}, income.AGE_RATIO,
          "Pattern of earnings by age; no table read; includes fewer hours of the young", "assumed", (0, 5))
    f.add("wage.sex_ratio", "Wage relative to the mean", "ratio", {"sex": SEX}, income.SEX_RATIO,
          f"{dst} 2021: hourly gap 3.3-7.7 % within sectors; mean personal income 2009 men 307,200, women 242,600 DKK", "assumed", (0, 5))
    f.add("wage.origin_ratio", "Wage relative to the mean", "ratio", {"origin": ORIGIN}, income.ORIGIN_RATIO,
          f"{dst} 2018: hourly 269 Danish origin, 239 immigrants, 233 descendants, 266 all; split by origin assumed", "assumed", (0, 5))
    f.add("wage.standing_ratio", "Wage relative to the mean of the group at a percentile of standing", "ratio",
          {"standing": [str(q) for q in range(0, 101, 10)]}, income.standing_ratio(),
          "Log-normal with P90/P10 of 3; P90/P10 of equivalised disposable income 3.3 (2017, Statistics Denmark)", "assumed", (0, 10))
    f.add_table("wage.leisure_job_monthly", "Wage of a leisure job", "DKK/month", {"age": "13..17"},
                yearly({y: np.round(income.LEISURE_2019 * wage[y] / wage[2019], -1) for y in YEARS}, {"age": list(range(13, 18))}),
                "About 66 DKK an hour under 18 (2019) times assumed hours; years as wages", "assumed", (0, 20000))
    axes = {"state": STATES, "age_group": ["18-29", "30+"], "household": HOMES}
    f.add_table("benefit.dkk_per_month", "Public income of those not employed, before tax", "DKK/month", axes,
                yearly(income.benefits(), axes),
                "Rates of unemployment insurance, cash benefit, education help, SU, disability and old-age pension by year (Ministry of "
                "Employment and others; some scaled or interpolated); mean insurance 0.75 and 0.87 of the maximum, cash benefit of couples "
                "0.6 and pensions beside the public one assumed; before 2006 2.5 % a year less", "calibrated", (0, 60000))
    axes = {"child_age": ["0-2", "3-6", "7-17"]}
    f.add_table("child_benefit.dkk_per_year", "Child and youth benefit, per child", "DKK/year", axes,
                yearly(income.child_benefit(), axes), "Rates of boerne- og ungeydelse by year; 2006-2010, 2018 and 2020-21 scaled or "
                "interpolated; before 2006 2.5 % a year less", "literature", (0, 100000), digits=6)
    axes = {"income_kind": ["wage", "transfer"], "gross": [str(g) for g in income.GROSS]}
    f.add_table("tax.net_annual", "Yearly income after tax and labour-market contribution, at a gross income", "DKK/year", axes,
                yearly(income.net_income(), axes), "Computed from the rates, allowances and thresholds of each year, mean municipal tax; "
                "2003-2005 as 2006; transfers above 250,000 DKK extended", "literature", (0, 1000000), digits=7)
    kinds = {"kind": ["boligsikring", "boligydelse"]}
    texts = {"income_limit": "Household income up to which benefit is not reduced", "add_per_child": "Added to the limit for the 2nd, "
             "3rd and 4th child", "own_payment_min": "Least rent that the household pays itself", "cap": "Highest benefit",
             "rent_max": "Highest rent counted", "rent_supplement": "Added to the rent before the share is taken"}
    for name, table in income.housing_benefit().items():
        f.add_table(f"housing_benefit.{name}", texts[name], "DKK/year", kinds, yearly(table, kinds),
                    "Rates by year (Ministry of Employment, Aeldre Sagen and a public table of rates 2012-2014); boligsikring 2006-2011 and "
                    "2015-2020 and boligydelse between years read scaled with prices; before 2006 2 % a year less", "calibrated",
                    (0, 1000000), digits=7)
    law = "Individual housing benefit act, as given by Aeldre Sagen and bolius.dk; reproduces 14 results of the official calculator"
    f.add("housing_benefit.rent_share", "Share of the rent that counts", "1", kinds, [0.60, 0.75], law, "literature", (0, 1))
    f.add("housing_benefit.income_share", "Share of income above the limit that is taken off", "1", kinds, [0.18, 0.225], law, "literature", (0, 1))
    f.add("housing_benefit.own_payment_income_share", "Share of income that is paid at least", "1", kinds, [0, 0.11], law, "literature", (0, 1))
    f.add("housing_benefit.no_children_rent_share", "Highest share of the rent without children and pension", "1", {}, 0.15, law, "literature", (0, 1))
    f.add("housing_benefit.min_payment", "Benefits below this are not paid", "DKK/month", {}, 303, "Rate of 2020 (Ministry of Employment)", "literature", (0, 2000))
    f.add("housing_benefit.area_first", "Area counted for the first person", "m2", {}, 65, "bolius.dk, dklf.dk", "literature", (0, 500))
    f.add("housing_benefit.area_further", "Area counted for each further person", "m2", {}, 20, "bolius.dk, dklf.dk", "literature", (0, 500))
    f.add("housing_benefit.take_up", "Share of those entitled who receive it", "1", kinds, [0.85, 0.95], "No published figure read", "assumed", (0, 1))
    limits = income.band_limits(weights[2006], levels[2006], split["2006-01"])
    f.add_table("income.band_limit", "Limits between fifths of yearly disposable income of 18-64-year-olds", "DKK/year",
                {"limit": "1..4"}, yearly(limits, {"limit": [1, 2, 3, 4]}),
                "Fifths of 2006 under these wages, benefits and taxes; other years move with the mean wage", "calibrated", (0, 2000000), digits=7)
    print("income limits 2006", limits[2006], "mean wage", {y: round(wage[y]) for y in (2006, 2013, 2021)})
    f.write()


if __name__ == "__main__":
    main()

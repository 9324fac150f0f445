"""Writes models/demography/demography.parameters.yaml and its tables, and prints the check."""

import numpy as np

import households
import migration
import mortality
from migration import AGES_2011, AGES_2011_CUTS, BOY_SHARE, GENERATION_RATIO, WITH_PARENT_SHARE
from projection import GROUPS, Year, ages, origins
from tables import GENERATION, ORIGIN, SEX, YEARS, ParameterFile, bands, frame_of, yearly

BANDS85 = bands(0, 85)


def tens(p):
    return np.concatenate([p[:, :90].reshape(2, 9, 10).sum(2), p[:, 90:].sum(1)[:, None]], 1)


def check(deaths, tables, first, same_origin):
    """Projects with the tables as written and compares with the published population."""
    population, by_origin = migration.population(), migration.population_by_origin()
    births = migration.births()
    n = np.repeat(first / 12, 12, axis=2)
    print("1 January of the year; simulated relative to published, per cent")
    print("year  persons  total  age10xsex(max)  danish western non_western | births  deaths"
          "   net migration D/W/NW     descendants W/NW")
    worst = np.zeros(3)
    for year in YEARS:
        model = Year(deaths[year], tables["fertility"][year], tables["emigration"][year],
                     tables["immigration"][year], same_origin(year), GENERATION_RATIO, WITH_PARENT_SHARE,
                     BOY_SHARE)
        n, flows = model.run(n)
        persons = ages(n).sum(0)
        real = population[year + 1]
        total = 100 * (persons.sum() / real.sum() - 1)
        cells = 100 * (tens(persons) / tens(real) - 1)
        o = origins(n)
        groups = 100 * (np.array([o[0], o[1], o[2] + o[3]]) / by_origin[year + 1] - 1)
        net = flows["immigration"] - flows["emigration"]
        generation = n.sum(axis=(1, 2))
        print(f"{year + 1}  {persons.sum():8.0f} {total:6.3f} {abs(cells).max():8.2f}        "
              f"{groups[0]:6.2f} {groups[1]:6.2f} {groups[2]:6.2f}      | "
              f"{flows['births'].sum():6.0f} ({births[year]:6.0f}) {flows['deaths'].sum():6.0f} "
              f"{net[0]:6.0f} {net[1:3].sum():6.0f} {net[3:].sum():6.0f}     "
              f"{generation[2]:6.0f} {generation[4] + generation[6]:6.0f}")
        worst = np.maximum(worst, [abs(total), abs(cells).max(), abs(groups).max()])
        if year == 2010:
            a = ages(n).sum(1)
            for kind, g in {1: [1], 2: [2], 3: [3, 5], 4: [4, 6]}.items():
                x = a[g].sum(0)
                print("   ages 0-15, 16-24, 25-39, 40-64, 65+ of kind", kind,
                      [round(100 * x[i:j].sum() / x.sum(), 1)
                       for i, j in zip(AGES_2011_CUTS, AGES_2011_CUTS[1:])], AGES_2011[kind])
    print(f"worst: total {worst[0]:.3f}, age and sex {worst[1]:.2f}, origin {worst[2]:.2f} per cent")
    assert worst[0] < 0.3 and worst[1] < 2 and worst[2] < 1.5


def rounded(by_year, digits=4):
    """As the tables say it, so that the check uses the same numbers."""
    def cut(v):
        return float(np.format_float_positional(v, precision=digits, unique=False,
                                                fractional=False)) if v else 0.0
    return {y: np.vectorize(cut)(a) for y, a in by_year.items()}


def main():
    deaths = rounded(mortality.rates())
    fit, start, immigrant_share = migration.fitted(deaths)
    tables = {k: rounded({y: fit.results[y][k] for y in YEARS})
              for k in ("fertility", "emigration", "immigration")}
    first = np.round(start.persons(), 1)
    share = np.zeros((2, 4, 2))
    for entry in (0, 1):
        share[entry, 1:, 0] = np.round(immigrant_share[entry, 1:], 4)
        share[entry, 1:, 1] = [migration.SAME_ORIGIN_DESCENDANT[o] for o in (1, 2, 3)]
    same_origin = lambda year: share[0 if year < migration.SAME_ORIGIN_FROM[1] else 1]
    check(deaths, tables, first, same_origin)

    f = ParameterFile("models/demography", "demography", """
Deaths, births, migration, the first population, and unions. Derived by tools/derive/demography.py.
All counts are of the whole of Denmark.""")
    dst = "Statistics Denmark"
    f.add_table("mortality.annual_rate", "Deaths per person-year by age in completed years", "1/year",
                {"sex": SEX, "age": "0..105"}, yearly(deaths, {"sex": SEX, "age": list(range(106))}),
                f"{dst}, deaths and person-years by single age 2000-2012 (R package Epi) and deaths by five-year "
                "age 2008-2022; smoothed over age, level of each five-year band as in the year; above 98 extrapolated",
                "register", (0, 2))
    f.add_table("fertility.annual_rate", "Births per woman-year, mean over women in couples and not", "1/year",
                {"origin": ORIGIN, "age": "15..49"},
                yearly(tables["fertility"], {"origin": ORIGIN, "age": list(range(15, 50))}),
                f"{dst}, age-specific fertility by origin 2008-2012 and total fertility by origin 2008-2012, "
                "2015-2019, 2018, 2019; Danish level fitted to births of each year (Epi 2000-2018, WPP 2024 later); "
                "MENAPT 1.12 and other non-Western 0.85 of the non-Western level and the years before 2008 assumed",
                "calibrated", (0, 1))
    f.add("fertility.boy_share", "Share of boys among births", "1", {}, BOY_SHARE,
          f"{dst}, births by sex 2003-2018", "register", (0, 1))
    f.add("fertility.partnered_odds", "Birth rate of women in couples relative to that of single women", "ratio",
          {"age_band": bands(15, 50)}, households.PARTNERED_ODDS,
          "Some 85-90 % of births are to women in couples; chosen so that it comes out with the shares in couples "
          f"({100 * households.births_in_couples(2010, migration.population()[2010][0, 15:50]):.0f} % in 2010)",
          "assumed", (1, 20))
    f.add("births.same_origin_share",
          "Share of a mother's children who are descendants of her origin; the others are of Danish origin",
          "1", {"origin": ORIGIN, "generation": ["immigrant", "descendant"]},
          {f"{y}-01": share[i] for i, y in enumerate(migration.SAME_ORIGIN_FROM)},
          {f"{y}-01": f"Fitted to the descendants of {dst} on 1 January 2012 and 2022; of descendants' children assumed"
           for y in migration.SAME_ORIGIN_FROM},
          {f"{y}-01": "calibrated" for y in migration.SAME_ORIGIN_FROM}, (0, 1))
    axes = {"origin": ORIGIN, "sex": SEX, "age_band": BANDS85}
    f.add_table("immigration.persons_per_year", "Persons who come to live in Denmark", "persons/year", axes,
                yearly(tables["immigration"], axes),
                f"Fitted so that the projection follows the population of {dst} by age and sex (FOLK2) and by origin; "
                "gross level from emigration; shape over age by origin and the split of non-Western arrivals assumed",
                "calibrated", (0, 100000))
    f.add_table("emigration.annual_rate", "Rate at which persons leave Denmark", "1/year", axes,
                yearly(tables["emigration"], axes),
                f"Level: emigrants of 2010 by citizenship ({dst}: 20,468 Danish, 17,870 Western, 7,544 non-Western); "
                "a fifth lower in 2020 (read), a tenth in 2021 (assumed); shape over age, and women of 25-49 below men, "
                "assumed; raised where the population by age and sex needs it; of children those without a parent here only",
                "calibrated", (0, 1))
    f.add("emigration.generation_ratio", "Emigration of a generation relative to its origin's rate", "ratio",
          {"generation": GENERATION}, GENERATION_RATIO,
          "Descendants leave much less often than recent immigrants; no published rate read", "assumed", (0, 1))
    f.add("emigration.with_parent_share", "Share of children who leave when their parent does", "1",
          {"generation": GENERATION}, WITH_PARENT_SHARE,
          "No published figure read. Immigrants with children born here leave as often as others in the model; if they "
          "took all of these along, the number of descendants of 2022 could not be reached (Western a tenth short)",
          "assumed", (0, 1))
    f.add("immigration.alone_share", "Share of arriving adults who come without a partner", "1",
          {"origin": ORIGIN}, [0.55, 0.75, 0.5, 0.65], "No published figure read", "assumed", (0, 1))
    frame = np.zeros((105, 2, 4, 3))
    for g, (origin, generation) in enumerate(GROUPS):
        frame[:, :, origin, generation] = first[g, :, :105].T
        frame[104, :, origin, generation] += first[g, :, 105]
    f.add_table("initial.persons",
                "Persons on 1 January 2003 by age in completed years (so born in 2002 minus age)", "persons",
                {"age": "0..104", "sex": SEX, "origin": ORIGIN, "generation": GENERATION},
                frame_of(frame, {"age": list(range(105)), "sex": SEX, "origin": ORIGIN, "generation": GENERATION}),
                f"{dst}, FOLK2 by single age and sex and by origin, 1 January 2003; ages by origin fitted so that the age "
                "shares of 1 January 2011 come out; descendants scaled back from 2005 and 2012; MENAPT 55 % of "
                "non-Western immigrants and 70 % of descendants assumed", "calibrated", (0, 100000), digits=7)
    unions = households.unions(deaths[2012], migration.population()[2012])
    early, late = (households.leaving_home(y, unions) for y in (2011, 2021))
    homes = {"2003-01": early, "2014-01": 0.5 * (early + late), "2017-01": late}
    f.add("leaving_home.annual_rate", "Rate of leaving the parental home, of those who live there", "1/year",
          {"sex": SEX, "age": "16..35"}, homes,
          {"2003-01": f"{dst}: living with a parent at 18-21, 20 and 21 in 2011 (57, 48, 32 %)",
           "2014-01": "Half way between the entries before and after",
           "2017-01": f"{dst}: living with a parent at 18-21, 20, 21 and 23 in 2021 (64, 59, 42 %; men 20, women 10 %)"},
          {k: "calibrated" for k in homes}, (0, 5))
    f.add("separation.annual_rate", "Rate at which a couple splits, by the woman's age", "1/year",
          {"age_band": households.SEPARATION_BANDS}, households.SEPARATION,
          f"{dst} 2017: 6.0 % of unmarried and 2.3 % of married couples with common children split in the year, 3.0 % of "
          "children see it; couples without children and older couples assumed around that", "assumed", (0, 1))
    f.add("separation.children_with_mother_share", "Share of separations after which the children live with the mother",
          "1", {}, 0.84, f"{dst} 2023: 21 % of children live with their mother, 4 % with their father", "register", (0, 1))
    f.add("union.annual_rate", "Rate at which a single founds a union", "1/year",
          {"sex": SEX, "age_band": households.UNION_BANDS},
          unions,
          f"Steady state over age with the separation rates and mortality: keeps the shares in couples of {dst} "
          "(households.partnered_share)", "calibrated", (0, 2))
    f.add("union.age_difference", "Years that the man of a couple is older, mean", "years", {},
          households.AGE_DIFFERENCE, f"Mean ages at marriage and of couples ({dst}), rounded", "assumed", (0, 10))
    f.add("union.age_difference_spread", "The same, standard deviation", "years", {},
          households.AGE_DIFFERENCE_SPREAD, "No published figure read", "assumed", (0, 15))
    f.add("union.same_origin_share", "Share of unions with a partner of the same group (both non-Western groups are one)",
          "1", {"origin": ORIGIN}, [0.93, 0.35, 0.60, 0.60],
          f"Non-Western: newly married in 2010 with a spouse living in Denmark, 60 % of non-Western origin ({dst}); others "
          "assumed", "assumed", (0, 1))
    f.add_table("households.partnered_share", "Share of persons who live in a couple", "1",
                {"sex": SEX, "age": "15..104"},
                frame_of(households.in_couple(), {"sex": SEX, "age": list(range(15, 105))}),
                f"{dst}: in a couple at 25-29 (2020), single at 30-59 30 %, 60+ 38 % (2015), age 81 60 and 50 % (2009, "
                "2019); drawn through", "calibrated", (0, 1))
    f.add_table("households.living_with_parent_share", "Share of persons who live with a parent", "1",
                {"sex": SEX, "age": "0..35"},
                frame_of(households.with_parent(2011), {"sex": SEX, "age": list(range(36))}),
                f"{dst}, 2011; children under 16 all (1 % live away from home)", "register", (0, 1))
    f.add("households.mother_age_share", "Mother's age at the birth of children alive in 2003", "1",
          {"age": "15..49"}, households.mother_ages(),
          f"{dst}, age-specific fertility of 2008-2012, 1.1 years younger", "assumed", (0, 1))
    f.add("households.child_arrangement_share", "With whom a child lives", "1",
          {"child_age": "0..17", "arrangement": ["both_parents", "mother", "father"]}, households.child_arrangement(),
          f"{dst}: with both parents 74 % (2013), 61 % at 16 (2013), 83 % at 5 and 65 % at 15 (2023); with the father "
          "4 %; between them interpolated", "calibrated", (0, 1))
    f.add("households.children_at_home_share", "Women by number of children under 18 at home (4: four or more)", "1",
          {"age_band": bands(15, 60), "union": ["partnered", "single"], "children": "0..4"},
          households.children_at_home(),
          "Parities that go with the mothers' ages and a total fertility of 1.76; parity ratios and the odds of a couple by "
          "children assumed", "assumed", (0, 1))
    f.write()


if __name__ == "__main__":
    main()

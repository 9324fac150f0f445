"""Writes analysis/validate/targets.csv: the public figures with which a simulated Denmark is compared.

Columns: id; measure (an indicator or a measure of the trajectory); group (labels of the measure's axes, or a kind
of department; empty: all); place (population or public_housing); year (of the 31 December, or of the flow); value;
unit; tolerance; tolerance_kind (relative, absolute); source; role. A figure of 1 January of a year stands at the
year before. Role: input (went into a parameter as it is), calibration (parameters were fitted to it), check."""

import csv

import migration
from tables import ROOT

DST, LBF = "Statistics Denmark", "Landsbyggefonden"
FIRST, LAST = 2005, 2021


def rows():
    population, by_origin = migration.population(), migration.population_by_origin()
    for year in range(FIRST, LAST + 1):
        yield (f"population-{year}", "residents", "", "population", year, int(population[year + 1].sum()), "persons",
               0.02, "relative", f"{DST}, FOLK2", "calibration")
    for year in range(FIRST, LAST + 1):
        for s, sex in enumerate(["women", "men"]):
            for low in range(0, 100, 10):
                age = "90+" if low == 90 else f"{low}-{low + 9}"
                cell = population[year + 1][s, low:(106 if low == 90 else low + 10)].sum()
                yield (f"population-{sex}-{age}-{year}", "residents", f"age={age};sex={sex}", "population", year, int(cell),
                       "persons", 0.05, "relative", f"{DST}, FOLK2", "calibration")
    for year in range(FIRST, LAST + 1):
        note = "" if year + 1 <= 2018 else " (2022 from shares of immigrants and descendants)" if year + 1 == 2022 else \
            " (approximate)"
        for o, origin in enumerate(["danish", "western", "non_western"]):
            labels = "menapt|other_non_western" if origin == "non_western" else origin
            yield (f"population-{origin}-{year}", "residents_origin", f"origin={labels}", "population", year,
                   int(by_origin[year + 1][o]), "persons", 0.05, "relative", f"{DST}, by origin{note}", "calibration")
    for year, value in {2016: 979770, 2018: 986657, 2019: 974726, 2021: 969619}.items():
        yield (f"public-residents-{year}", "residents", "", "public_housing", year, value, "persons", 0.03, "relative",
               f"{LBF}, beboerstatistik", "calibration")
    for year in (2018, 2021):
        yield (f"public-household-size-{year}", "mean_household_size", "", "public_housing", year, 1.75, "persons", 0.05,
               "absolute", f"{LBF}: 1.8 (2019), 1.7 (2022)", "calibration")
    for year in (2018, 2019, 2021):
        yield (f"public-single-adult-{year}", "household_share_one_adult", "", "public_housing", year, 0.67, "share", 0.01,
               "absolute", f"{LBF}: 66.5 % (2019), 67 % (2020), 68 % (2022)", "calibration")
    yield ("public-single-parent-2018", "household_share_single_parent", "", "public_housing", 2018, 0.101, "share", 0.02,
           "absolute", f"{LBF} 2019", "calibration")
    yield ("move-outs-family-2019", "move_out_rate", "kind=family", "public_housing", 2019, 0.104, "share", 0.10, "relative",
           f"{LBF}, tema 2020:7", "calibration")
    yield ("move-outs-youth-2019", "move_out_rate", "kind=youth", "public_housing", 2019, 0.399, "share", 0.10, "relative",
           f"{LBF}, tema 2020:7", "calibration")
    yield ("move-outs-all-2019", "move_out_rate", "", "public_housing", 2019, 0.131, "share", 0.15, "relative",
           f"{LBF}, tema 2020:7", "calibration")
    for year in range(FIRST + 1, LAST + 1):
        yield (f"vacant-{year}", "vacancy_share", "", "public_housing", year, 0.0045, "share", 0.0025, "absolute",
               f"{LBF}: 0.26-0.31 % (2017-2020), 0.56 % (2023), 0.65 % (2024)", "calibration")
    for origin, figures in {"danish": {2015: .836, 2021: .852}, "western": {2015: .738, 2021: .777},
                            "non_western": {2015: .520, 2020: .607, 2021: .652}}.items():
        for year, value in figures.items():
            yield (f"employed-30-59-{origin}-{year}", f"employed_30_59_{origin}", "", "population", year, value, "share", 0.03,
                   "absolute", f"{DST}, RAS208 (immigrants; November)", "input")
    for year, value in {2008: .382, 2014: .314, 2018: .328, 2019: .331, 2020: .321, 2021: .349}.items():
        yield (f"leisure-jobs-{year}", "leisure_job_share", "", "population", year, value, "share", 0.02, "absolute",
               f"{DST}, 13-17 with a job, November", "input")
    # Beyond what the model was fitted to
    yield ("households-2021", "households", "", "population", 2021, 2788291, "households", 0.05, "relative",
           f"{DST}, 1 January 2022", "calibration")
    for year, value in {2015: 87188, 2016: 83910}.items():
        yield (f"lettings-{year}", "lettings", "", "public_housing", year, value, "lettings", 0.15, "relative",
               f"{LBF}, tema {year + 1}:1", "calibration")
    yield ("household-size-elsewhere-2018", "mean_household_size", "", "population_outside_public_housing", 2018, 2.2, "persons", 0.1,
           "absolute", f"{LBF} 2019", "calibration")
    yield ("single-adult-elsewhere-2018", "household_share_one_adult", "", "population_outside_public_housing", 2018, 0.387, "share",
           0.04, "absolute", f"{LBF} 2019", "calibration")
    yield ("public-internal-list-2021", "letting_share_internal_list", "", "public_housing", 2021, 0.10, "share", 0.05, "absolute",
           "BL, 2022", "calibration")


def main():
    with open(ROOT / "analysis/validate/targets.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "measure", "group", "place", "year", "value", "unit", "tolerance", "tolerance_kind", "source", "role"])
        count = 0
        for row in rows():
            out.writerow(row)
            count += 1
    print(count, "targets")


if __name__ == "__main__":
    main()

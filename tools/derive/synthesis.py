"""Writes models/synthesis/synthesis.parameters.yaml and sector/municipalities.parameters.yaml with their tables."""

import numpy as np

import stock
import tenure
from tables import ORIGIN, ParameterFile, frame_of, yearly

REGION_CODE = {"nordjylland": 1081, "midtjylland": 1082, "syddanmark": 1083, "hovedstaden": 1084, "sjaelland": 1085}


def write_municipalities(m):
    f = ParameterFile("models/synthesis/sector", "municipalities", "The municipalities. Derived by tools/derive/synthesis.py.")
    axes = {"municipality": list(m.name)}
    dst = "Statistics Denmark, municipalities and regions since 2007"

    def add(name, description, unit, values, source, range_, digits=4):
        frame = m.assign(municipality=m.name, value=values)[["municipality", "value"]]
        f.add_table(f"municipality.{name}", description, unit, axes, frame, source, "register", range_, digits)

    add("code", "Code of a municipality", "1", m.code, dst, (100, 900))
    add("region", "Code of a municipality's region: 1081 Nordjylland, 1082 Midtjylland, 1083 Syddanmark, 1084 Hovedstaden, "
        "1085 Sjaelland", "1", m.region.map(REGION_CODE), dst, (1081, 1085))
    add("population_2020", "Residents of a municipality at the start of 2020", "persons", m.population,
        "Statistics Denmark, FOLK1A, first quarter of 2020", (1, 2000000), 7)
    f.write()


def main():
    f = ParameterFile("models/synthesis", "synthesis", """
The public housing stock, and who lives in which tenure at the start. Derived by tools/derive/synthesis.py.""")
    m = stock.municipalities()
    write_municipalities(m.sort_values("code"))
    codes = [str(c) for c in m.code]
    f.add_table("municipality.public_dwellings", "Public dwellings of a municipality", "dwellings", {"municipality": codes},
                m.assign(municipality=codes, value=m.public_dwellings)[["municipality", "value"]],
                "Landsbyggefonden, stock of October 2024 by region, scaled to dwellings.public_total; Broendby 66 %, Aarhus and Aalborg 30 %, "
                "Koebenhavn 20 % of dwellings read, the split of the rest of a region assumed (an error of a third either way in a "
                "municipality is likely)", "assumed", (0, 200000), digits=7)
    lbf = "Landsbyggefonden"
    f.add("dwellings.public_total", "Public dwellings, held fixed", "dwellings", {}, stock.PUBLIC_TOTAL,
          f"{lbf}: 567,831 dwellings in 2016, 592,959 in 2023; 566,000 households in 2022 and 969,619-986,657 residents 2017-2022; the "
          "fixed stock that keeps residents within 3 % of those", "calibrated", (1000, 2000000), digits=7)
    f.add("dwellings.kind_share", "Dwellings by kind", "1", {"kind": stock.KINDS}, stock.kind_share(),
          f"{lbf}, stock of October 2024", "register", (0, 1))
    rooms = {"kind": stock.KINDS, "rooms": "1..6"}
    f.add("dwellings.rooms_share", "Dwellings of a kind by rooms", "1", rooms, [stock.ROOMS[k] for k in stock.KINDS],
          f"Chosen so that the means are 2.7 rooms and 79 m2 of family dwellings ({lbf}); the split is assumed", "assumed", (0, 1))
    f.add("dwellings.mean_m2", "Mean area", "m2", rooms, [stock.M2[k] for k in stock.KINDS],
          f"Chosen so that family dwellings have 79 m2 on average and all 75.6 ({lbf})", "assumed", (10, 400))
    axes = {"kind": stock.KINDS, "region": stock.REGIONS}
    f.add_table("dwellings.rent_per_m2", "Rent without heating", "DKK/m2/year", axes, yearly(stock.rents(), axes),
                f"{lbf}: 2021 by kind and for family dwellings of three regions, all dwellings 2018-2021; the other two regions and the "
                "regions of other kinds assumed; 2006-2017 a backcast (error up to 4 %), 2003-2005 2.4 % a year less", "calibrated", (100, 5000))
    f.add("dwellings.rent_spread", "Standard deviation of the log of rent per m2 between departments of a kind and region", "1", {}, 0.18,
          f"33,431 of 431,679 family dwellings under 3,500 DKK a month in 2022 ({lbf}) bounds it from below", "assumed", (0, 1))
    f.add("departments.count", "Departments", "departments", {}, 7500, f"{lbf}: some 7,500 departments", "literature", (100, 20000))
    f.add("departments.size_spread", "Standard deviation of the log of a department's dwellings", "1", {}, 0.9,
          "No published figure read", "assumed", (0, 3))
    f.add("organisations.count", "Housing organisations", "organisations", {}, 520, "BL: somewhat over 500 housing organisations",
          "literature", (10, 2000))
    share, n, x = tenure.shares(stock.PUBLIC_TOTAL * 0.996)
    axes = {"household_type": tenure.TYPES, "age_band": tenure.BANDS, "origin": ORIGIN, "tenure": tenure.TENURES}
    f.add_table("tenure.share", "Households by tenure at the start, by type, the reference person's age and origin", "1", axes,
                frame_of(np.round(share, 4), {k: v for k, v in axes.items()}),
                f"Proportional fitting: public households by type ({lbf} 2019) and age (assumed near residents' ages), owner-occupied by type "
                "2002, by age 2018 and by origin 2011 (Statistics Denmark), cooperative and private rental 2019", "calibrated", (0, 1))
    size = np.array([1.0, 2.0, 2.6, 3.95, 2.3])
    print("households", round(n.sum()), "mean size", round((n.sum(axis=(1, 2)) * size).sum() / n.sum(), 3),
          "by type", np.round(n.sum(axis=(1, 2)) / n.sum(), 3))
    print("public", round(x[..., 0].sum()), "residents", round((x[..., 0].sum(axis=(1, 2)) * size).sum()))
    print("tenure of all", np.round(x.sum(axis=(0, 1, 2)) / n.sum(), 3))
    print("by type\n", np.round(x.sum(axis=(1, 2)) / n.sum(axis=(1, 2))[:, None], 3))
    print("by age\n", np.round(x.sum(axis=(0, 2)) / n.sum(axis=(0, 2))[:, None], 3))
    print("by origin\n", np.round(x.sum(axis=(0, 1)) / n.sum(axis=(0, 1))[:, None], 3), np.round(n.sum(axis=(0, 1))))
    f.write()


if __name__ == "__main__":
    main()

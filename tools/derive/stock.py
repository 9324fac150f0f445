"""Public dwellings by municipality, kind, rooms and rent."""

import numpy as np
import pandas as pd

from tables import YEARS, read

REGION = {"Hovedstaden": "hovedstaden", "Sjælland": "sjaelland", "Syddanmark": "syddanmark",
          "Midtjylland": "midtjylland", "Nordjylland": "nordjylland"}
REGIONS = list(REGION.values())
KINDS = ["family", "youth", "elderly"]

# Public dwellings of all dwellings, per cent. Read: Brøndby 66, Aarhus and Aalborg 30, København 20. The others are
# assumed: high in the western suburbs of København and the larger provincial towns; scaled to the regions' stock.
READ_SHARE = {153: 66, 751: 30, 851: 30, 101: 20}
ASSUMED_SHARE = {
    147: 11, 151: 45, 155: 9, 157: 10, 159: 38, 161: 38, 163: 40, 165: 58, 167: 37, 169: 44, 173: 23, 175: 38, 183: 50,
    185: 28, 187: 27, 190: 27, 201: 17, 210: 31, 217: 33, 219: 22, 223: 22, 230: 14, 240: 14, 250: 17, 253: 18, 259: 25,
    260: 15, 265: 24, 269: 14, 270: 10, 306: 9, 316: 18, 320: 12, 326: 14, 329: 19, 330: 23, 336: 11, 340: 13, 350: 8,
    360: 14, 370: 19, 376: 15, 390: 14, 400: 16, 410: 17, 420: 11, 430: 11, 440: 14, 450: 20, 461: 24, 479: 20, 480: 10,
    482: 10, 492: 9, 510: 18, 530: 13, 540: 20, 550: 12, 561: 26, 563: 8, 573: 12, 575: 13, 580: 17, 607: 31, 615: 20,
    621: 25, 630: 20, 657: 18, 661: 17, 665: 11, 671: 17, 706: 11, 707: 13, 710: 13, 727: 16, 730: 21, 740: 18, 741: 6,
    746: 15, 756: 15, 760: 10, 766: 10, 773: 13, 779: 16, 787: 14, 791: 20, 810: 13, 813: 19, 820: 13, 825: 4, 840: 9,
    846: 13, 849: 11, 860: 17}
PERSONS_PER_DWELLING = 5822763 / 2859158  # population 1 January 2020 over dwellings 2019
# Between the 566,000 households of 2022 and some 556,000 of 2019 (986,657 residents at 1.75-1.8 a household), so
# that residents at 1.74 a household and 0.4 % vacant are 974,000, within 1.4 % of all figures of 2017-2022.
PUBLIC_TOTAL = 562000

ROOMS = {"family": [.05, .30, .39, .21, .04, .01], "youth": [.80, .18, .02, 0, 0, 0],
         "elderly": [.10, .70, .19, .01, 0, 0]}
M2 = {"family": [39, 63, 81, 99, 115, 132], "youth": [32, 48, 66, 85, 100, 115],
      "elderly": [45, 63, 79, 95, 110, 125]}
# DKK per m2 and year, 2021: read for three regions and by kind; Midtjylland and Nordjylland so that the mean is 835.
FAMILY_RENT_2021 = {"hovedstaden": 920, "sjaelland": 872, "syddanmark": 737, "midtjylland": 800, "nordjylland": 745}
KIND_RENT_2021 = {"family": 835, "youth": 958, "elderly": 1117}


def municipalities() -> pd.DataFrame:
    """code, name, region, population_2020, public_dwellings; Christiansø belongs to Bornholm here."""
    frame = read("municipalities_98_population_region.csv")
    frame["code"] = frame.code.astype(int)
    small = frame.code == 411
    frame.loc[frame.code == 400, "population"] += frame.population[small].sum()
    frame = frame[~small].sort_values("code").reset_index(drop=True)
    frame["region"] = frame.region.map(REGION)
    stock = read("dwelling_stock_2024_10.csv")
    stock = stock[stock.dimension == "region"].set_index("category").dwellings.rename(index=str.lower)
    share = np.array([READ_SHARE.get(c, ASSUMED_SHARE.get(c)) for c in frame.code], float)
    dwellings = share / 100 * frame.population.to_numpy() / PERSONS_PER_DWELLING
    fixed = frame.code.isin(READ_SHARE).to_numpy()
    for region in REGIONS:
        here = (frame.region == region).to_numpy()
        target = stock[region] * PUBLIC_TOTAL / stock.sum()
        free = here & ~fixed
        factor = (target - dwellings[here & fixed].sum()) / dwellings[free].sum()
        print(f"{region}: assumed shares times {factor:.2f}")
        dwellings[free] *= factor
    frame["public_dwellings"] = np.round(dwellings).astype(int)
    return frame


def kind_share() -> list[float]:
    stock = read("dwelling_stock_2024_10.csv")
    stock = stock[stock.dimension == "type"].set_index("category").dwellings
    return [stock[k] / stock.sum() for k in KINDS]


def rents() -> dict[int, np.ndarray]:
    """Year -> [kind, region] DKK per m2 and year."""
    f = read("rents_stock.csv")
    rows = f[f.item.str.startswith("mean rent all social dwellings")]
    index = dict(zip(rows["from"].astype(int), rows.value.astype(float)))
    for y in (2005, 2004, 2003):
        index[y] = index[y + 1] / 1.024
    family = np.array([FAMILY_RENT_2021[r] for r in REGIONS])
    table = np.zeros((3, 5))
    for k, kind in enumerate(KINDS):
        ratio = family / KIND_RENT_2021["family"]
        table[k] = family if kind == "family" else KIND_RENT_2021[kind] * (0.5 + 0.5 * ratio)
    return {y: np.round(table * index[y] / index[2021], 1) for y in YEARS}

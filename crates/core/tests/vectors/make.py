"""Reference values of esda, scipy and pymannkendall, and our own H3 set; writes the CSV files beside it.

Needs: pip install esda libpysal numpy scipy pandas h3 pymannkendall
  (made with esda 2.9.0, libpysal 4.14.1, numpy 2.4.6, scipy 1.17.1, h3 4.5.0, pymannkendall 1.4.3, Python 3.11).
Run in this folder, in this order:  python make.py h3 && Rscript make.R && python make.py
  `h3` writes h3-units.csv and h3-edges.csv; without a word: *-esda.csv, *-esda-eb.csv, trend.csv, trend-seasonal.csv
  and intervals.csv.
Data: spData's through the files that make.R wrote (named there), h3 and the trend series by seeded generators.

Numbers are the shortest that give the same double back; an undefined value is an empty field.
"""

import csv
import sys
import warnings

import numpy as np

LOCAL = {"nc": "sid74", "columbus": "crime", "h3": "count"}
RATES = {"nc": "sid74", "h3": "count"}


def number(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    value = float(value)
    if not np.isfinite(value):
        return ""
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def put(name, columns):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        for row in zip(*columns.values(), strict=True):
            out.writerow([number(v) for v in row])


def read(name):
    with open(name, newline="") as file:
        return list(csv.DictReader(file))


# Our own hexes: a disk around a town, some of it without people, sparse counts, a crowded quarter.


def make_h3():
    import h3

    rng = np.random.default_rng(20240612)
    centre = h3.latlng_to_cell(47.65, 18.32, 9)
    disk = sorted(h3.grid_disk(centre, 6))
    keep = rng.random(len(disk)) < 0.85
    cells = [c for c, k in zip(disk, keep, strict=True) if k]
    steps = np.array([h3.grid_distance(centre, c) for c in cells])
    population = 1 + rng.poisson(rng.gamma(1.2, 60.0 / (1.0 + steps), len(cells)))
    lat = np.array([h3.cell_to_latlng(c)[0] for c in cells])
    rate = np.where(lat > 47.66, 0.12, 0.03)
    count = rng.binomial(population, rate)
    put("h3-units.csv", {"id": cells, "count": count, "population": population})
    row = {c: i for i, c in enumerate(cells)}
    pairs = [(i, row[n]) for i, c in enumerate(cells) for n in h3.grid_disk(c, 1) if n != c and n in row]
    pairs.sort()
    put("h3-edges.csv", {"i": [p[0] for p in pairs], "j": [p[1] for p in pairs]})


# esda


def weights(name, n):
    from libpysal.weights import W

    near = {i: [] for i in range(n)}
    for pair in read(f"{name}-edges.csv"):
        near[int(pair["i"])].append(int(pair["j"]))
    return lambda: W({k: list(v) for k, v in near.items()}, id_order=list(range(n)), silence_warnings=True)


def local(name, variable):
    from esda import G_Local, Geary_Local, Moran_Local

    units = read(f"{name}-units.csv")
    make = weights(name, len(units))
    x = np.array([float(u[variable]) for u in units])
    moran = Moran_Local(x, make(), transformation="r", permutations=0)
    put(f"{name}-esda.csv", {
        "unit": np.arange(len(x)),
        "gi_b_z": G_Local(x, make(), transform="B", permutations=0, star=False).Zs,
        "gistar_b_z": G_Local(x, make(), transform="B", permutations=0, star=True).Zs,
        "moran_i": moran.Is,
        "moran_cond_v": moran.VIc,
        "moran_total_v": moran.VI,
        "moran_quadrant": moran.q,
        "geary_local": Geary_Local(connectivity=make(), permutations=0, drop_islands=False).fit(x).localG,
    })


def bayes(name, variable):
    from esda.smoothing import Empirical_Bayes, Spatial_Empirical_Bayes, assuncao_rate

    units = read(f"{name}-units.csv")
    cases = np.array([float(u[variable]) for u in units])
    people = np.array([float(u["population"]) for u in units])
    put(f"{name}-esda-eb.csv", {
        "unit": np.arange(len(cases)),
        "eb_global": Empirical_Bayes(cases, people).r.ravel(),
        "eb_local_focal": Spatial_Empirical_Bayes(cases, people, weights(name, len(cases))()).r.ravel(),
        "eb_z": assuncao_rate(cases, people),
    })


# Trend


def series():
    rng = np.random.default_rng(7)
    for at in range(60):
        length = 3 + (at * 37) // 59
        steps = np.arange(length)
        slope = [0.0, 0.3, -0.2][at % 3]
        if at % 2:  # with ties
            yield np.round(2 + slope * steps + rng.normal(0, 1.5, length)).astype(float)
        else:
            yield np.round(10 + slope * steps + rng.normal(0, 2, length), 3)
    yield np.zeros(5)
    yield np.array([1.0, 1.0, 1.0, 2.0])


def joined(y):
    return " ".join(number(v) for v in y)


def trend():
    import pymannkendall
    from scipy import stats

    rows = []
    for y in series():
        n = len(y)
        s = int(sum(np.sign(y[j] - y[i]) for i in range(n) for j in range(i + 1, n)))
        mk = pymannkendall.original_test(y)
        assert s == mk.s
        untied = len(set(y)) == n
        sen = stats.theilslopes(y, np.arange(n))
        rows.append({
            "n": n, "untied": int(untied), "s": s, "var_s": mk.var_s, "z": mk.z, "p": mk.p,
            "tau_a": s / (n * (n - 1) / 2), "tau_b": stats.kendalltau(np.arange(n), y).statistic,
            "sen_slope": sen.slope, "sen_intercept": sen.intercept,
            "p_exact": stats.kendalltau(np.arange(n), y, method="exact").pvalue if untied else np.nan,
            "values": joined(y),
        })
    put("trend.csv", {c: [r[c] for r in rows] for c in rows[0]})
    put("trend-seasonal.csv", seasonal(pymannkendall))


def seasonal(pymannkendall):
    rng = np.random.default_rng(11)
    rows = []
    for at, (years, period) in enumerate([(4, 4), (6, 2), (5, 12), (10, 3), (3, 12), (8, 4)]):
        t = np.arange(years * period)
        y = np.round(5 + 0.1 * t + 2 * np.sin(2 * np.pi * t / period) + rng.normal(0, 1, len(t)), at % 3)
        mk = pymannkendall.seasonal_test(y, period=period)
        rows.append({"n": len(t), "period": period, "s": mk.s, "var_s": mk.var_s, "z": mk.z, "p": mk.p,
                     "sen_slope": mk.slope, "values": joined(y)})
    return {c: [r[c] for r in rows] for c in rows[0]}


# Intervals


def intervals():
    from scipy import stats

    rows = []
    for level in (0.9, 0.95, 0.99):
        tail = (1 - level) / 2
        for count in [*range(51), 100, 1000] if level == 0.95 else [0, 1, 2, 5, 10, 50, 1000]:
            low = stats.chi2.ppf(tail, 2 * count) / 2 if count else 0.0
            high = stats.chi2.isf(tail, 2 * count + 2) / 2
            rows.append({"kind": "poisson", "level": level, "count": count, "of": "", "low": low, "high": high})
        for count, of in [(0, 1), (1, 1), (0, 10), (1, 10), (10, 10), (7, 50), (81, 263), (15, 148), (500, 1000)]:
            ci = stats.binomtest(count, of).proportion_ci(level, method="wilson")
            rows.append({"kind": "wilson", "level": level, "count": count, "of": of, "low": ci.low, "high": ci.high})
    put("intervals.csv", {c: [r[c] for r in rows] for c in rows[0]})


def main():
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    if sys.argv[1:] == ["h3"]:
        make_h3()
        return
    for name, variable in LOCAL.items():
        local(name, variable)
    for name, variable in RATES.items():
        bayes(name, variable)
    trend()
    intervals()


if __name__ == "__main__":
    main()

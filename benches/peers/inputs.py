"""The inputs of the side-by-side runs, the same for the peers and for Gócpont's example program `stats`.

Numbers come from splitmix64 of an integer, so that every language can make them without a shared generator:
    uniform(stream, i) = (mix(mix(stream) ^ i) >> 11) / 2^53      (64-bit arithmetic, wrapping)
    mix(x): x += 0x9E3779B97F4A7C15; x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
            x = (x ^ x >> 27) * 0x94D049BB133111EB; x ^ x >> 31

hexes(n)     the first n, ascending, of the smallest H3 disk of at least n cells of resolution 9 around 47.65 N 18.32 E;
             count from u = uniform(1, cell): 0 below 0.60, 1 below 0.85, 2 below 0.95, 3 below 0.99, else 5
districts(n) unit i: x = 100 uniform(2, i), y = 100 uniform(3, i) in km, population = 1 + floor(400 uniform(4, i)^2),
             cases = floor(population * 0.02 * 2 uniform(5, i) + uniform(6, i)), at most the population
polygons(m)  m * m cells with wiggly borders that the neighbours share, point for point

As a program: python inputs.py hexes N FILE.csv | districts N FOLDER | polygons M FILE.geojson
"""

import json
import sys

import numpy as np


def mix(x):
    x = np.asarray(x, dtype=np.uint64)
    with np.errstate(over="ignore"):
        x = x + np.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


def uniform(stream, i):
    return (mix(mix(stream) ^ np.asarray(i, dtype=np.uint64)) >> np.uint64(11)) / 2.0**53


def hexes(n):
    """H3 indexes, ascending, as 64-bit integers, and the count of each."""
    import h3.api.numpy_int as h3

    k = 0
    while 3 * k * (k + 1) + 1 < n:
        k += 1
    cells = np.sort(h3.grid_disk(h3.latlng_to_cell(47.65, 18.32, 9), k))[:n]
    values = np.array([0, 1, 2, 3, 5])
    counts = values[np.searchsorted([0.60, 0.85, 0.95, 0.99], uniform(1, cells), side="right")]
    return cells, counts


def districts(n):
    """x, y in km, population, cases."""
    i = np.arange(n)
    population = 1 + np.floor(400 * uniform(4, i) ** 2).astype(np.int64)
    cases = np.floor(population * 0.02 * 2 * uniform(5, i) + uniform(6, i)).astype(np.int64)
    return 100 * uniform(2, i), 100 * uniform(3, i), population, np.minimum(cases, population)


def border(a, b, key, points):
    """The points from corner a up to b, without b: a straight line with three waves that are zero at its ends."""
    t = np.arange(points) / points
    waves = sum((uniform(7, 10 * key + w) - 0.5) * np.sin((w + 1) * np.pi * t) / (w + 1) for w in range(3))
    ripple = 0.02 * (uniform(8, 1000 * key + np.arange(points)) - 0.5) * (t > 0)
    step = b - a
    along = a + t[:, None] * step
    return along + (0.12 * waves + ripple)[:, None] * np.array([-step[1], step[0]])


def polygons(m, path, vertices=200):
    """Writes a GeoJSON of m * m polygons of about `vertices` vertices each."""
    points = vertices // 4
    at = np.arange((m + 1) * (m + 1))
    jitter = np.stack([uniform(9, at), uniform(10, at)], axis=1) - 0.5
    corners = np.stack([at % (m + 1), at // (m + 1)], axis=1) + 0.3 * jitter
    place = lambda p: np.round(p * [0.005, 0.0035] + [18.0, 47.4], 8)

    def line(a, b, key):
        return place(border(corners[a], corners[b], key, points)).tolist(), place(corners[b]).tolist()

    across = [line(a, a + 1, 2 * a) if a % (m + 1) < m else None for a in at]
    upwards = [line(a, a + m + 1, 2 * a + 1) if a // (m + 1) < m else None for a in at]
    with open(path, "w") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for cell in range(m * m):
            a = cell % m + cell // m * (m + 1)
            back = lambda side: [side[1], *side[0][:0:-1]]
            south, north, west, east = across[a], across[a + m + 1], upwards[a], upwards[a + 1]
            ring = south[0] + east[0] + back(north) + back(west)
            ring.append(ring[0])
            shape = {"type": "Polygon", "coordinates": [ring]}
            feature = {"type": "Feature", "properties": {"id": cell}, "geometry": shape}
            file.write(json.dumps(feature, separators=(",", ":")) + (",\n" if cell < m * m - 1 else "\n"))
        file.write("]}\n")


def main():
    task, size, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    if task == "polygons":
        polygons(size, path)
    elif task == "hexes":
        cells, counts = (a.tolist() for a in hexes(size))
        with open(path, "w") as file:
            file.write("h3,count\n" + "".join(f"{c:x},{v}\n" for c, v in zip(cells, counts, strict=True)))
    else:  # SaTScan's three files
        x, y, population, cases = (a.tolist() for a in districts(size))
        for name, lines in {
            "cas": [f"{i} {c}\n" for i, c in enumerate(cases) if c],
            "pop": [f"{i} 2020 {p}\n" for i, p in enumerate(population)],
            "geo": [f"{i} {a!r} {b!r}\n" for i, (a, b) in enumerate(zip(x, y, strict=True))],
        }.items():
            with open(f"{path}/in.{name}", "w") as file:
                file.writelines(lines)


if __name__ == "__main__":
    main()

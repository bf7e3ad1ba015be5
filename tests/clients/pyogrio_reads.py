#!/usr/bin/env python3
"""The newer GDAL of the pyogrio wheel reads every collection completely: counts, values, places, box, filters, systems.

    tests/clients/pyogrio_reads.py URL          needs requirements.txt
"""

import json
import math
import sys
import tempfile

sys.dont_write_bytecode = True
from plain import CRS, FILTER, Plain, Tally, address, corners, difference, row, table  # noqa: E402

try:
    import pyarrow  # noqa: F401, what pyogrio gives is of it
    import pyogrio
    import shapely
except ImportError as error:
    print(f"skipped everything: {error}\n0 passed, 0 failed, 1 skipped")
    sys.exit(0)

COMPARED = ("class = 'ns'", "population >= 100 AND population < 200", "block LIKE 'b5%'", "value > 0.3 OR value IS NULL")


def holds(words, properties):
    """The filters above in other words."""
    at, population = COMPARED.index(words), properties["population"] or 0
    value = properties["value"]
    return (properties["class"] == "ns", 100 <= population < 200, str(properties["block"]).startswith("b5"),
            value is None or value > 0.3)[at]


def read(source, layer=None, **options):
    """Features of a source as {id: {name: value}} and {id: geometry}."""
    meta, found = pyogrio.read_arrow(source, layer=layer, return_fids=True, **options)
    ident, shape = meta["fid_column"] or "OGC_FID", meta["geometry_name"] or "wkb_geometry"
    values, shapes = {}, {}
    for at, entry in enumerate(found.to_pylist()):
        fid, blob = entry.pop(ident, at), entry.pop(shape, None)
        values[fid] = row(entry)
        shapes[fid] = shapely.from_wkb(blob) if blob else None
    return values, shapes


def tried(tally, what, work):
    """A check that fails with what GDAL says."""
    try:
        tally.check(what, work())
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError, RuntimeError) as error:
        tally.check(what, " ".join(str(error).split())[:300])


def geometry(wanted, found):
    """Whether the corners are where the server says, to a hundred millionth of a degree."""
    for entry in wanted:
        here = entry["geometry"] and shapely.from_geojson(json.dumps(entry["geometry"]))
        if here and not shapely.equals_exact(here, found[int(entry["id"])], 1e-8):
            return f"feature {entry['id']} lies elsewhere"
    return ""


def collection(tally, plain, name, whole):
    """A collection as a whole, with values and places."""
    source = f"OAPIF:{plain.base}/collections/{name}"
    values, shapes = read(source, name)
    tally.check(name, difference(table(whole), values))
    tally.check(f"{name}, places", geometry(whole, shapes) if len(shapes) == len(whole) else "counts differ")
    said = pyogrio.read_info(source, layer=name, force_feature_count=True)["features"]
    tally.check(f"{name}, count", said == len(whole) or f"{said} instead of {len(whole)}")


def narrowed(tally, plain, name, whole):
    """Box and attribute filters."""
    source = f"OAPIF:{plain.base}/collections/{name}"
    west, south, east, north = plain.collections[name]["extent"]["spatial"]["bbox"][0]
    box = (west, south, (west + east) / 2, (south + north) / 2)
    wanted = plain.items(name, bbox=",".join(map(repr, box)))
    tried(tally, f"{name}, box", lambda: difference(table(wanted), read(source, name, bbox=box)[0]))
    if not whole or "class" not in whole[0]["properties"]:
        return
    for words in COMPARED:
        wanted = [entry for entry in whole if holds(words, entry["properties"])]
        tried(tally, f"{name}, {words}", lambda: difference(table(wanted), read(source, name, where=words)[0]))
    if not plain.declares(FILTER):
        tally.skip(f"{name}, filters answered by the server", "Features Part 3 is not declared")


def systems(tally, plain, name):
    """In each declared system, where GDAL's own transformation puts the corners (2 m, or as much in degrees)."""
    if not plain.declares(CRS):
        return tally.skip(f"{name}, systems", "Features Part 2 is not declared")
    source = f"OAPIF:{plain.base}/collections/{name}"
    for uri in plain.json(f"/collections/{name}")["crs"]:
        code = uri.rsplit("/", 1)[-1]
        if code in ("CRS84", "CRS84h"):
            continue
        def work():
            with tempfile.TemporaryDirectory() as folder:
                _, found = read(source, name, CRS=f"EPSG:{code}")
                plain_there = plain.items(name, crs=uri)
                swapped = code in ("4326", "3035")
                unit = 1e-5 if code == "4326" else 2.0
                worst = 0.0
                for entry in plain_there:
                    here = [tuple(reversed(p)) if swapped else tuple(p) for p in corners(entry["geometry"])]
                    there = shapely.get_coordinates(found[int(entry["id"])])
                    worst = max([worst, *(math.dist(a, b) for a, b in zip(here, there))])
            return worst < unit or f"{worst:.6f} away"
        tried(tally, f"{name}, EPSG:{code}", work)
    return None


def main():
    plain, tally = Plain(address()), Tally()
    print(f"GDAL {'.'.join(map(str, pyogrio.__gdal_version__))}")
    tally.check("the list of layers", {name for name, _ in pyogrio.list_layers(f"OAPIF:{plain.base}/")} ==
                set(plain.collections) or "differs")
    for name in plain.collections:
        whole = plain.items(name)
        tried(tally, name, lambda: collection(tally, plain, name, whole) or "")
        if name in plain.one_of_each():
            narrowed(tally, plain, name, whole)
            systems(tally, plain, name)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Every file that the server or the program gives is read by two GDALs, made a GeoPackage by ogr2ogr and read again: each time
counts, values and corners are those of the features read plainly.

    tests/clients/round_trips.py URL          needs requirements.txt, and ogr2ogr for half of it

GOCPONT names the program and RELEASES the file that the server serves; without them nothing is exported.
"""

import gzip
import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

sys.dont_write_bytecode = True
from plain import Plain, Tally, address, row  # noqa: E402

try:
    import numpy
    import pyarrow.parquet
    import pyogrio
    import shapely
except ImportError as error:
    print(f"skipped everything: {error}\n0 passed, 0 failed, 1 skipped")
    sys.exit(0)

SERVED = ("json", "geojsonseq", "csv", "fgb", "gpkg", "parquet")
EXPORTED = ("geojson", "geojsonseq", "csv", "fgb", "gpkg", "parquet")
TILES = ("pmtiles", "mbtiles")
IDS = ("id", "fid", "ogc_fid", "mvt_id")
# Degrees: ogr2ogr writes seven digits after the point, and ours have six.
NEAR = 1e-6


def keyed(pairs):
    """Rows and shapes as [(row as text, shape)], sorted, whatever order or numbers a file gives them."""
    def key(values, shape):
        bounds = [f"{bound:.5f}" for bound in shape.bounds] if shape else []
        return json.dumps([sorted(values.items()), bounds])
    return sorted(((key(values, shape), values, shape) for values, shape in pairs), key=lambda entry: entry[0])


def tidied(properties):
    """Values without what says nothing in some format: an empty text, the id of the feature; lists as they are elsewhere,
    where a file without lists has them as `(2:one,another)`."""
    kept = {name: text for name, text in row(properties).items() if text != "" and name not in IDS}
    return {name: re.sub(r"^\(\d+:(.*)\)$", r"\1", text) for name, text in kept.items()}


def by_pyogrio(file, layer=None, **options):
    """Features of a file as the newer GDAL reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        meta, found = pyogrio.read_arrow(file, layer=layer, **options)
    shape = meta["geometry_name"] or "wkb_geometry"
    rows = found.to_pylist()
    return [(entry, shapely.from_wkb(blob) if (blob := entry.pop(shape, None)) else None) for entry in rows]


def by_pyarrow(file, _layer=None):
    """Features of a GeoParquet file."""
    found = pyarrow.parquet.read_table(file)
    geo = json.loads(found.schema.metadata[b"geo"])
    if not geo["version"].startswith("1.1"):
        raise RuntimeError(f"GeoParquet {geo['version']}")
    shape = geo["primary_column"]
    rows = [{name: text for name, text in entry.items() if name != "bbox"} for entry in found.to_pylist()]
    return [(entry, shapely.from_wkb(blob) if (blob := entry.pop(shape)) else None) for entry in rows]


def by_ogr2ogr(file, layer=None):
    """Features of a file as Debian's GDAL reads them."""
    command = ["ogr2ogr", "-f", "GeoJSONSeq", "/vsistdout/", str(file), *([layer] if layer else [])]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if answer.returncode or "ERROR" in answer.stderr:
        raise RuntimeError(" ".join(answer.stderr.split())[:300])
    entries = [json.loads(line.lstrip("\x1e")) for line in answer.stdout.splitlines() if line.strip("\x1e ")]
    shaped = lambda entry: entry["geometry"] and shapely.from_geojson(json.dumps(entry["geometry"]))
    return [(entry["properties"], shaped(entry)) for entry in entries]


def by_geopackage(file, layer=None):
    """Features of a file that Debian's ogr2ogr made a GeoPackage, and this again GeoJSON."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "made.gpkg"
        command = ["ogr2ogr", "-f", "GPKG", "-nln", "made", str(package), str(file), *([layer] if layer else [])]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if answer.returncode or "ERROR" in answer.stderr:
            raise RuntimeError(" ".join(answer.stderr.split())[:300])
        return by_ogr2ogr(package, "made")


def differing(wanted, found):
    """What is wrong with features that were read back, empty where nothing is."""
    if len(wanted) != len(found):
        return f"{len(found)} features instead of {len(wanted)}"
    wanted = keyed((tidied(values), shape) for values, shape in wanted)
    found = keyed((tidied(values), shape) for values, shape in found)
    for (_, values, shape), (_, other, there) in zip(wanted, found):
        if values != other:
            names = [name for name in {*values, *other} if values.get(name) != other.get(name)]
            return "; ".join(f"{name}: {other.get(name)} not {values.get(name)}" for name in names[:3])
        if shape and not shapely.equals_exact(shapely.normalize(shape), shapely.normalize(there), NEAR):
            if not shape.symmetric_difference(there).area < NEAR * shape.length:
                return f"{values.get('block') or values.get('name')} lies elsewhere"
    return ""


def whole(plain, name):
    """A collection read plainly."""
    shaped = lambda entry: entry["geometry"] and shapely.from_geojson(json.dumps(entry["geometry"]))
    return [(entry["properties"], shaped(entry)) for entry in plain.items(name)]


def places(wanted, found):
    """What is wrong with a table for spreadsheets: its values, or its points, which lie in or near their shapes: in
    the box around them."""
    if len(wanted) != len(found):
        return f"{len(found)} rows instead of {len(wanted)}"
    of = lambda values: json.dumps(sorted(tidied(values).items()))
    bare = [{name: text for name, text in values.items() if name not in ("lon", "lat")} for values, _ in found]
    theirs, ours = sorted(of(values) for values, _ in wanted), sorted(map(of, bare))
    if theirs != ours:
        return next(f"{b} not {a}" for a, b in zip(theirs, ours) if a != b)
    shapes = {}
    for values, shape in wanted:
        shapes.setdefault(of(values), []).append(shape.envelope)
    within = lambda key, point: any(shape.buffer(NEAR).covers(point) for shape in shapes[key])
    points = [shapely.Point(float(values["lon"]), float(values["lat"])) for values, _ in found]
    outside = sum(not within(of(values), point) for values, point in zip(bare, points))
    return f"{outside} points lie outside" if outside else ""


def read_back(tally, what, file, wanted, layer=None):
    """A file, read in each way that its format can be read."""
    is_parquet = file.suffix == ".parquet"  # neither GDAL has a driver for it
    ways = [("pyarrow", by_pyarrow)] if is_parquet else [("pyogrio", by_pyogrio)]
    if not shutil.which("ogr2ogr"):
        tally.skip(f"{what}, ogr2ogr", "no ogr2ogr")
    elif not is_parquet:
        ways += [("ogr2ogr", by_ogr2ogr), ("as GeoPackage", by_geopackage)]
    for way, read in ways:
        try:
            found = read(file, layer)
            wrong = places(wanted, found) if file.suffix == ".csv" else differing(wanted, found)
        except (RuntimeError, pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            wrong = " ".join(str(error).split())[:300]
        tally.check(f"{what}, {way}", wrong)


def served(tally, plain, name, wanted, folder):
    """Each format by `f`."""
    for kind in SERVED:
        status, _, body = plain.ask(f"/collections/{name}/items?f={kind}", "*/*")
        file = folder / f"{name}.{'geojson' if kind == 'json' else kind}"
        file.write_bytes(body)
        if status == 200:
            read_back(tally, f"{name}, f={kind}", file, wanted, name if kind == "gpkg" else None)
        else:
            tally.check(f"{name}, f={kind}", f"answered {status}")


def exported(program, *arguments):
    """Lets the program write a file; what it says where it does not."""
    command = [program, "--releases", os.environ["RELEASES"], "export", *arguments, "--quiet"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    return answer.stderr.strip() if answer.returncode else ""


def degrees(shape):
    """A shape of a tile, in metres of EPSG:3857, in degrees."""
    radius = 6_378_137
    def turned(corners):
        return numpy.degrees(numpy.stack([corners[:, 0] / radius, numpy.arctan(numpy.sinh(corners[:, 1] / radius))], 1))
    return shapely.transform(shape, turned)


def deepest(file, layer):
    """The deepest zoom at which an archive has a layer: those of a coarser grid end before the others."""
    if file.suffix == ".mbtiles":
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as archive:
            text = archive.execute("SELECT value FROM metadata WHERE name = 'json'").fetchone()[0]
    else:
        whole = file.read_bytes()
        start, length = struct.unpack_from("<QQ", whole, 24)  # of the metadata (PMTiles 3, header)
        packed = whole[start:start + length]
        text = gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed
    return next(entry["maxzoom"] for entry in json.loads(text)["vector_layers"] if entry["id"] == layer)


def in_tiles(wanted, file, layer):
    """What an archive of tiles has lost of features, empty where nothing: ids and values, and the place of each."""
    zoom = deepest(file, layer)
    found = by_pyogrio(file, layer, ZOOM_LEVEL=str(zoom))
    if len(found) < len(wanted):
        return f"{len(found)} parts of {len(wanted)} features"
    parts = {}
    for values, shape in found:
        parts.setdefault(json.dumps(sorted(tidied(values).items())), []).append(degrees(shape))
    theirs = {}
    for values, shape in wanted:
        theirs.setdefault(json.dumps(sorted(tidied(values).items())), []).append(shape)
    if set(parts) != set(theirs):
        return f"{len(set(theirs) - set(parts))} rows are missing, {len(set(parts) - set(theirs))} are strange"
    for key, shapes in theirs.items():
        outer = shapely.box(*shapely.total_bounds(parts[key]))
        if not shapely.box(*shapely.total_bounds(shapes)).hausdorff_distance(outer) < 2 * 360 / 2**zoom / 4096:
            return f"{key[:80]} lies elsewhere"
    return ""


def layers(tally, plain, name, wanted, folder):
    """Each format of `gocpont export layer`."""
    program = os.environ["GOCPONT"]
    for kind in EXPORTED + TILES:
        file = folder / f"exported-{name}.{kind}"
        said = exported(program, "layer", name, "-o", str(file))
        if said:
            tally.check(f"{name}, export {kind}", said)
        elif kind in TILES:
            tally.check(f"{name}, export {kind}", in_tiles(wanted, file, name))
        else:
            read_back(tally, f"{name}, export {kind}", file, wanted, name if kind == "gpkg" else None)


def release(tally, plain, folder):
    """The whole release as one file: every layer is in it, and those of one topic are whole (a driver reads all tiles for
    each layer, so not every layer is read)."""
    read = {name for name in plain.one_of_each() if "-" in name}
    for kind in TILES + ("gpkg",):
        file = folder / f"release.{kind}"
        said = exported(os.environ["GOCPONT"], "release", "-f", kind, "-o", str(file))
        if said:
            tally.check(f"release as {kind}", said)
            continue
        there = {name for name, _ in pyogrio.list_layers(file)} - {"layer_styles"}
        wanted = set(plain.collections)
        tally.check(f"release as {kind}, layers", there == wanted or f"{sorted(there ^ wanted)[:3]} differ")
        for name in sorted(there & read):
            if kind == "gpkg":
                read_back(tally, f"release as {kind}, {name}", file, whole(plain, name), name)
            else:
                tally.check(f"release as {kind}, {name}", in_tiles(whole(plain, name), file, name))


def main():
    plain, tally = Plain(address()), Tally()
    with_program = bool(os.environ.get("GOCPONT") and os.environ.get("RELEASES"))
    if not with_program:
        tally.skip("exports", "GOCPONT and RELEASES are not named")
    with tempfile.TemporaryDirectory() as folder:
        for name in plain.one_of_each():
            wanted = whole(plain, name)
            served(tally, plain, name, wanted, Path(folder))
            if with_program:
                layers(tally, plain, name, wanted, Path(folder))
        if with_program:
            release(tally, plain, Path(folder))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())

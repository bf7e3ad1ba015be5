#!/usr/bin/env python3
"""GDAL's programs read every collection completely: counts, values, boxes, filters, tiles, systems.

    tests/clients/gdal.py URL           needs ogr2ogr and ogrinfo (Debian: gdal-bin)
"""

import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from plain import CRS, EPSG, FILTER, Plain, Tally, address, corners, difference, table  # noqa: E402


def features(source, *options):
    """Features of a source as ogr2ogr gives them out."""
    command = ["ogr2ogr", "-preserve_fid", "-f", "GeoJSONSeq", "/vsistdout/", source, *options]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if answer.returncode or "ERROR" in answer.stderr:
        raise RuntimeError(" ".join(answer.stderr.split())[:300])
    return [json.loads(line.lstrip("\x1e")) for line in answer.stdout.splitlines() if line.strip("\x1e ")]


def compare(tally, what, wanted, *asked):
    """Whether GDAL finds the same features with the same values."""
    try:
        tally.check(what, difference(table(wanted), table(features(*asked))))
    except RuntimeError as error:
        tally.check(what, str(error))


def filters(tally, plain, name, whole):
    """Box, attribute and spatial filter, each as GDAL makes them, against the features read plainly."""
    source = f"OAPIF:{plain.base}/collections/{name}"
    west, south, east, north = plain.collections[name]["extent"]["spatial"]["bbox"][0]
    box = [west, south, (west + east) / 2, (south + north) / 2]
    wanted = plain.items(name, bbox=",".join(map(repr, box)))
    compare(tally, f"{name}, box", wanted, source, name, "-spat", *map(str, box))
    if not whole or "class" not in whole[0]["properties"]:
        return
    cases = [("class = 'ns'", lambda p: p["class"] == "ns"),
             ("population >= 100 AND population < 200", lambda p: (p["population"] or 0) in range(100, 200)),
             ("class IN ('hot99', 'hot95')", lambda p: p["class"] in ("hot99", "hot95")),
             ("block LIKE 'b5%'", lambda p: str(p["block"]).startswith("b5")), ("class IS NULL", lambda p: p["class"] is None)]
    for words, holds in cases:
        wanted = [entry for entry in whole if holds(entry["properties"])]
        compare(tally, f"{name}, {words}", wanted, source, name, "-where", words)
    if not plain.declares(FILTER):
        tally.skip(f"{name}, filters answered by the server", "Features Part 3 is not declared")


def tiles(tally, plain, name, whole):
    """The MVT driver reads the tile in the middle; every feature there is one that is listed."""
    document = plain.json(f"/collections/{name}/tilejson")
    west, south, east, north = plain.collections[name]["extent"]["spatial"]["bbox"][0]
    zoom = min(document["maxzoom"], 12)
    radians = math.radians((south + north) / 2)
    column = int(((west + east) / 2 + 180) / 360 * 2**zoom)
    line = int((1 - math.asinh(math.tan(radians)) / math.pi) / 2 * 2**zoom)
    url = document["tiles"][0].replace("{z}", str(zoom)).replace("{x}", str(column)).replace("{y}", str(line))
    status, _, body = plain.ask(url, "*/*")
    if status == 204:
        return tally.skip(f"{name}, tile", "empty")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tile.mvt"
        file.write_bytes(body)
        layers = [layer["id"] for layer in document["vector_layers"]]
        found = [entry for layer in layers for entry in features(str(file), layer, "-oo", f"X={column}", "-oo", f"Y={line}",
                                                                 "-oo", f"Z={zoom}", "-oo", "CLIP=NO")]
    idents = {value for entry in whole for key, value in entry["properties"].items() if key in ("h3", "block")}
    strange = [e for e in found if e["properties"].get("block") and e["properties"]["block"] not in idents]
    return tally.check(f"{name}, tile", f"{len(strange)} unknown blocks" if strange else "" if found else "no feature")


def projected(tally, plain, name, code):
    """Features in the Hungarian or the Czech system lie where GDAL's own transformation puts them."""
    if not plain.declares(CRS):
        return tally.skip(f"{name}, EPSG:{code}", "Features Part 2 is not declared")
    command = ["ogr2ogr", "-preserve_fid", "-t_srs", f"EPSG:{code}", "-f", "GeoJSON", "/vsistdout/",
               f"OAPIF:{plain.base}/collections/{name}", name]  # the GeoJSON of text sequences is always in degrees
    there = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout)["features"]
    wanted = {entry["id"]: corners(entry["geometry"]) for entry in there}
    found = {e["id"]: corners(e["geometry"]) for e in plain.items(name, crs=f"{EPSG}{code}")}
    worst = max((abs(a - b) for ident, here in found.items() for p, q in zip(here, wanted.get(ident, [])) for a, b in
                 zip(p, q)), default=float("inf"))
    return tally.check(f"{name}, EPSG:{code}", worst < 1.5 or f"{worst:.1f} m away")


def main():
    plain, tally = Plain(address()), Tally()
    missing = [program for program in ("ogr2ogr", "ogrinfo") if not shutil.which(program)]
    if missing:
        tally.skip("everything", f"no {' and '.join(missing)}")
        return tally.end()
    listed = subprocess.run(["ogrinfo", "-ro", "-q", f"OAPIF:{plain.base}/"], capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^\d+: (\S+)", listed, re.M)
    tally.check("the list of layers", set(names) == set(plain.collections) or f"{len(names)} of {len(plain.collections)}")
    some = plain.one_of_each()
    for name in plain.collections:
        whole = plain.items(name)
        compare(tally, name, whole, f"OAPIF:{plain.base}/collections/{name}", name)
        if name in some:
            filters(tally, plain, name, whole)
            tiles(tally, plain, name, whole)
            for code in (23700, 5514):
                projected(tally, plain, name, code)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())

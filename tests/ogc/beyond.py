#!/usr/bin/env python3
"""What the OGC suites do not ask: moments and intervals, six-number boxes, HEAD, paging to the end, 304, order of axes.

    tests/ogc/beyond.py URL

The Features suite reads `extent.temporal` in a draft's form only, so it never sends a `datetime`; it compares no
coordinates either.
"""

import sys
import urllib.parse
import urllib.request
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "clients"))
from plain import CRS, Plain, Tally, address, corners  # noqa: E402

SYSTEMS = "http://www.opengis.net/def/crs/EPSG/0/"


def periods_of(features):
    """The periods that features belong to."""
    return {entry["properties"].get("period") for entry in features}


def moments(tally, plain, name):
    """Instants, closed and half-open intervals, with dates and with times; what is no time is refused."""
    start, end = (text[:10] for text in plain.collections[name]["extent"]["temporal"]["interval"][0])
    cases = {start: (start, start), end: (end, end), f"{end}T00:00:00Z": (end, end), f"{start}/{end}": (start, end),
             f"{start}/..": (start, "9999"), f"../{start}": ("0000", start), f"{end}/": (end, "9999"), f"/{end}": ("0000", end),
             f"{start}T00:00:00Z/{end}T23:59:59Z": (start, end), f"{end}T01:00:00+01:00": (end, end),
             "0000-01-01T00:00:00Z/9999-12-31T23:59:59Z": ("0000", "9999")}
    for asked, (first, last) in cases.items():
        status, _, body = plain.ask(f"/collections/{name}/items?" + urllib.parse.urlencode({"datetime": asked, "limit": 10000}))
        if status != 200:
            tally.check(f"{name}, datetime={asked}", f"{status} {body[:150]!r}")
            continue
        found = periods_of(plain.items(name, datetime=asked))
        outside = [period for period in found if not first <= period <= last]
        tally.check(f"{name}, datetime={asked}", f"features of {outside}" if outside else "" if found else "no features")
    for asked in ("1900-01-01", "../1900-01-01", "2900-01-01T00:00:00Z/.."):
        status, _, _ = plain.ask(f"/collections/{name}/items?" + urllib.parse.urlencode({"datetime": asked}))
        empty = status == 200 and not plain.items(name, datetime=asked)
        tally.check(f"{name}, datetime={asked}, where nothing is", empty or f"{status} or not empty")
    backwards = [f"{end}/{start}"] if start < end else []
    for asked in ("yesterday", "2024-13-01", "a/b/c", "", "..", *backwards):
        status, _, _ = plain.ask(f"/collections/{name}/items?" + urllib.parse.urlencode({"datetime": asked}))
        tally.check(f"{name}, datetime={asked!r} is refused", status == 400 or f"{status}")


def boxes(tally, plain, name):
    """Six numbers are four with heights; a box over the date line; boxes that are none."""
    west, south, east, north = plain.collections[name]["extent"]["spatial"]["bbox"][0]
    middle = (west + east) / 2
    four = [entry["id"] for entry in plain.items(name, bbox=f"{west},{south},{middle},{north}")]
    six = [entry["id"] for entry in plain.items(name, bbox=f"{west},{south},-100,{middle},{north},9000")]
    tally.check(f"{name}, six numbers", four == six or f"{len(six)} instead of {len(four)}")
    around = plain.items(name, bbox=f"170,{south},{east},{north}")
    tally.check(f"{name}, over the date line", len(around) == len(plain.items(name)) or f"{len(around)}")
    for wrong in ("1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,3,NaN", "1,2,inf,4", f"{west},{north},{east},{south}", "1;2;3;4"):
        status, _, _ = plain.ask(f"/collections/{name}/items?" + urllib.parse.urlencode({"bbox": wrong}))
        tally.check(f"{name}, bbox={wrong} is refused", status == 400 or f"{status}")


def paging(tally, plain, name):
    """Small pages give every feature once and in order, and keep what was asked."""
    whole = [entry["id"] for entry in plain.items(name)]
    some = max(1, len(whole) // 7)
    url, found, kept = f"/collections/{name}/items?f=json&limit={some}&lang=cs", [], True
    while url:
        page = plain.json(url)
        found += [entry["id"] for entry in page["features"]]
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        kept = kept and (url is None or "lang=cs" in url and f"limit={some}" in url and "f=json" in url)
    tally.check(f"{name}, pages of {some}", found == whole or f"{len(found)} features instead of {len(whole)}")
    tally.check(f"{name}, next keeps what was asked", kept or "it does not")


def same_head(tally, plain, path):
    """HEAD says what GET says, without a body; a known ETag is answered 304."""
    _, got, _ = plain.ask(path)
    with urllib.request.urlopen(urllib.request.Request(plain.base + path, method="HEAD", headers={
            "Accept": "application/json"}), timeout=60) as answer:
        differing = [name for name in ("Content-Type", "ETag", "Cache-Control") if answer.headers.get(name) != got.get(name)]
        tally.check(f"HEAD {path}", f"{differing} differ" if differing else "" if not answer.read() else "a body")
    if not got.get("ETag"):
        tally.check(f"ETag {path}", "none")
        return
    again = urllib.request.Request(plain.base + path, headers={"Accept": "application/json", "If-None-Match": got["ETag"]})
    try:
        with urllib.request.urlopen(again, timeout=60) as answer:
            tally.check(f"304 {path}", f"{answer.status}")
    except urllib.error.HTTPError as error:
        tally.check(f"304 {path}", error.code == 304 or f"{error.code}")


def axes(tally, plain, name):
    """Latitude first in 4326, north first in 3035, east first in 23700, as the systems have it; boxes too."""
    if not plain.declares(CRS):
        return tally.skip(f"{name}, order of axes", "Features Part 2 is not declared")
    west, south, east, north = plain.collections[name]["extent"]["spatial"]["bbox"][0]
    fits = {"4326": lambda a, b: south - 1 < a < north + 1 and west - 1 < b < east + 1,
            "3857": lambda a, b: 1e6 < a < 3e6 and 5.5e6 < b < 7e6, "3035": lambda a, b: 2e6 < a < 3.2e6 and 4.4e6 < b < 5.6e6,
            "23700": lambda a, b: 3e5 < a < 1e6 and 0 < b < 4e5, "5514": lambda a, b: a < 0 and b < 0}
    listed = {uri.rsplit("/", 1)[-1] for uri in plain.json(f"/collections/{name}")["crs"]}
    for code, inside in fits.items():
        if code not in listed:
            tally.skip(f"{name}, EPSG:{code}", "not listed")
            continue
        places = [place for entry in plain.items(name, crs=SYSTEMS + code) for place in corners(entry["geometry"])]
        tally.check(f"{name}, EPSG:{code}", all(inside(*place) for place in places) or f"{places[0]}")
        box = [min(p[0] for p in places), min(p[1] for p in places), max(p[0] for p in places), max(p[1] for p in places)]
        here = plain.items(name, **{"bbox": ",".join(map(repr, box)), "bbox-crs": SYSTEMS + code})
        tally.check(f"{name}, box in EPSG:{code}", len(here) == len(plain.items(name)) or f"{len(here)} features")
    return None


def main():
    plain, tally = Plain(address()), Tally()
    for path in ("/", "/conformance", "/api", "/collections", "/tileMatrixSets"):
        same_head(tally, plain, path)
    for name in plain.one_of_each():
        same_head(tally, plain, f"/collections/{name}")
        same_head(tally, plain, f"/collections/{name}/items")
        paging(tally, plain, name)
        boxes(tally, plain, name)
        axes(tally, plain, name)
        if plain.collections[name]["extent"].get("temporal"):
            moments(tally, plain, name)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())

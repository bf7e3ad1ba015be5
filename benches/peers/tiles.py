#!/usr/bin/env python3
"""The server beside tile and feature servers over the same hexes, in one run: Markdown tables with ratios.

    python benches/peers/tiles.py [--hexes 1000000] [--program target/release/gocpont] [--work DIR]
                                  [--rows warm,cold,lost,heavy,page,export] [--peers martin,tipg,...]

Needs Linux with two cores, wrk, taskset, ogr2ogr, PostgreSQL with PostGIS (Debian: wrk, util-linux, gdal-bin,
postgresql-15-postgis-3) and a Python with psutil, pmtiles, tipg, uvicorn, pygeoapi, gunicorn, psycopg2-binary,
geoalchemy2. Other peers are run where their programs are on the path or named: MARTIN, GOKOALA, PG_TILESERV,
PG_FEATURESERV (a folder `assets` or `viewer` that such a program wants is looked for beside it). Ours: `cargo build
--release -p gocpont` and `cargo build --release -p gocpont-benches --example county`.

One server at a time, its database with it, stands on core 0, the load on core 1. Rates are per CPU second of server and
database; p99 is what the client saw, so it needs a quiet machine. Everybody is asked for gzip. The peers get the hexes
that ours exports, with all columns: PostGIS with index (in Web Mercator for tiles, in degrees for features), GeoPackage,
and MBTiles and PMTiles with the very bytes that ours serves. Every address of a cold row is asked for once, by boxes and
tiles drawn with a seed from the middle of the county, after one answer from elsewhere.
"""

import argparse
import re
import shutil
import sys
import time
import urllib.request
import zlib
from pathlib import Path

sys.dont_write_bytecode = True
import pyramid  # noqa: E402
from tile_servers import LAYER, PORT, Bench, named, page_path, tile_path  # noqa: E402

ROWS = ("warm", "cold", "lost", "heavy", "page", "export")
# A peer's export is stopped after so many seconds, and its figure is what it had sent by then.
EXPORT_SECONDS = 60


class Table:
    """A Markdown table, and the figure of ours for the ratios."""

    def __init__(self, title, unit):
        self.title, self.unit, self.rows = title, unit, []

    def add(self, name, rate, **more):
        """A server with its rate and what else is told of it."""
        self.rows.append((name, rate, more))
        told = ", ".join(f"{key} {value}" for key, value in more.items())
        Bench.say(f"{self.title}: {name}: {rate:,.1f} {self.unit}, {told}")

    def show(self):
        """The table; a ratio above one says how many times faster ours is."""
        if not self.rows:
            return
        ours = next((rate for name, rate, _ in self.rows if name == "ours"), None)
        names = list(dict.fromkeys(key for _, _, more in self.rows for key in more))
        print(f"\n### {self.title}\n\n| server | {self.unit} | ours is … times as fast | " + " | ".join(names) + " |")
        print("|---|" + "---|" * (2 + len(names)))
        for name, rate, more in self.rows:
            ratio = f"{ours / rate:.2f}" if ours and rate else "–"
            print(f"| {name} | {rate:,.0f} | {ratio} | " + " | ".join(str(more.get(key, "")) for key in names) + " |")
        sys.stdout.flush()


def each(bench, *starters):
    """The servers asked for, one at a time; one that cannot be started is said and left out."""
    for starter in starters:
        try:
            server = starter()
        except (RuntimeError, OSError, TypeError) as error:
            bench.say(f"left out: {error}")
            continue
        try:
            yield server
        finally:
            server.stop()


def live_tiles(bench):
    """The servers that make tiles from live data."""
    starters = [bench.ours]
    if bench.wants("martin") and named("martin"):
        starters.append(lambda: bench.martin("PostGIS"))
    if bench.wants("tipg"):
        starters.append(bench.tipg)
    if bench.wants("pg_tileserv") and named("pg_tileserv"):
        starters.append(bench.pg_tileserv)
    return starters


def feature_servers(bench):
    """The servers of features."""
    starters = [bench.ours]
    if bench.wants("gokoala") and named("gokoala"):
        starters.append(bench.gokoala)
    if bench.wants("pg_featureserv") and named("pg_featureserv"):
        starters.append(bench.pg_featureserv)
    starters += [getattr(bench, peer) for peer in ("tipg", "pygeoapi") if bench.wants(peer)]
    return starters


def told(figures, server):
    """What stands beside a rate."""
    return {"p99, ms": f"{figures['p99']:.1f}", "per second of wall": f"{figures['wall']:,.0f}",
            "KiB": f"{figures['kib']:.1f}", "errors": figures["errors"], "peak MiB": f"{server.memory('VmHWM'):.0f}"}


def write_files(bench, tiles):
    """MBTiles and PMTiles with the bytes that ours serves: these tiles, and the whole of zooms 9 to 12."""
    files = [bench.work / f"{bench.options.hexes}.{kind}" for kind in ("mbtiles", "pmtiles")]
    if all(file.exists() for file in files):
        return
    bench.say("writes MBTiles and PMTiles")
    wanted = dict.fromkeys(tile for zoom in (9, 10, 11, 12) for tile in pyramid.covering(bench.box, zoom))
    server, found = bench.ours(), {}
    for tile in [*wanted, *tiles]:
        status, body = server.get(tile_path(server, None)(tile), "gzip")
        if status == 200:
            found[tile] = body
    server.stop()
    pyramid.write_mbtiles(files[0], found, bench.box, LAYER)
    pyramid.write_pmtiles(files[1], found, bench.box, LAYER)


def warm(bench):
    """Tiles that were asked for before, over and over, 32 connections."""
    tiles = pyramid.sample(bench.box, (12, 13, 14, 15), 256, 1)
    table = Table("Warm tiles (256 of zooms 12 to 15, 32 connections)", "tiles per CPU second")
    starters = [bench.ours]
    if bench.wants("martin") and named("martin"):
        write_files(bench, tiles)
        starters += [lambda: bench.martin("MBTiles"), lambda: bench.martin("PMTiles"), lambda: bench.martin("PostGIS")]
    for server in each(bench, *starters):
        paths = [tile_path(server, bench.options.hexes)(tile) for tile in tiles]
        server.load(paths, 4)
        figures = server.load(paths, 32, seconds=bench.options.seconds)
        table.add(server.name, figures["rate"], **told(figures, server))
    table.show()


def cold(bench):
    """Tiles that nobody asked for before, 4 connections."""
    tiles = pyramid.sample(bench.box, (11, 12, 13), bench.options.cold, 2)
    elsewhere = (14, *pyramid.tile_of(bench.box[0], bench.box[1], 14))
    table = Table(f"Cold tiles from live data ({len(tiles)} of zooms 11 to 13, 4 connections)", "tiles per CPU second")
    for server in each(bench, *live_tiles(bench)):
        path = tile_path(server, bench.options.hexes)
        server.get(path(elsewhere), "gzip")
        figures = server.load([path(tile) for tile in tiles], 4)
        hexes = sum(len(pyramid.features(server.get(path(tile), "gzip")[1], "population")) for tile in tiles[:60])
        table.add(server.name, figures["rate"], **told(figures, server), **{"hexes in a tile": hexes // len(tiles[:60])})
    table.show()


def lost(bench):
    """Whether people add up in the tiles of each zoom, where hexes are summed, and every hex is in some tile above."""
    wanted = 0
    with open(bench.geojson, "rb") as lines:
        for line in lines:
            wanted += sum(map(int, re.findall(rb'"population":(\d+)', line)))
    print(f"\n### Features lost\n\n| zoom | features | of hexes | people | of people |\n|---|---|---|---|---|")
    for server in each(bench, bench.ours):
        for zoom in range(11):
            found = {}
            for tile in pyramid.covering(bench.box, zoom):
                status, body = server.get(tile_path(server, None)(tile), "gzip")
                if status == 200:
                    found |= pyramid.features(body, "population")
            people = sum(value or 0 for value in found.values())
            print(f"| {zoom} | {len(found):,} | {bench.options.hexes:,} | {people:,} | {wanted:,} |", flush=True)


def heavy(bench):
    """The tile with the most hexes, asked for once."""
    table = Table("One tile of the whole middle (zoom 8), asked for once", "tiles per CPU second")
    for server in each(bench, *live_tiles(bench)):
        path = tile_path(server, bench.options.hexes)
        server.get(path((14, *pyramid.tile_of(bench.box[0], bench.box[1], 14))), "gzip")
        middle = [(bench.box[i] + bench.box[i + 2]) / 2 for i in (0, 1)]
        tile = (8, *pyramid.tile_of(*middle, 8))
        server.forget_peak()
        before, cpu, start = server.memory(), server.cpu(), time.monotonic()
        _, body = server.get(path(tile), "gzip")
        wall, used = time.monotonic() - start, server.cpu() - cpu
        more = {"ms": f"{wall * 1000:.0f}", "CPU ms": f"{used * 1000:.0f}", "KiB": f"{len(body) / 1024:,.0f}",
                "hexes": f"{len(pyramid.features(body, 'population')):,}", "MiB more": f"{server.memory('VmHWM') - before:.0f}",
                "peak MiB": f"{server.memory('VmHWM'):.0f}"}
        table.add(server.name, 1 / max(used, 0.001), **more)
    table.show()


def page(bench):
    """Boxes with some 900 hexes each, nobody's twice, 4 connections."""
    boxes = pyramid.boxes(bench.box, bench.options.cold, 9.7, 3)
    table = Table(f"Pages of up to 1,000 features by box ({len(boxes)} boxes, 4 connections)", "pages per CPU second")
    for server in each(bench, *feature_servers(bench)):
        path = page_path(server, bench.options.hexes, 1000)
        few = boxes if server.name != "pygeoapi" else boxes[:60]
        body = server.get(f"{path}&bbox={few[0]}")[1]
        figures = server.load([f"{path}&bbox={box}" for box in few[1:]], 4)
        count = len(re.findall(rb'"type" ?: ?"Feature"', body))
        table.add(server.name, figures["rate"], **told(figures, server), **{"features of one": count})
    table.show()


def pull(server, path, encoding, seconds):
    """Every page from a path on: features, seconds to the first byte, bytes on the wire, seconds in all."""
    start, first, count, size = time.monotonic(), None, 0, 0
    url = f"http://127.0.0.1:{server.port}{path}"
    while url and time.monotonic() - start < seconds:
        request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
        with urllib.request.urlopen(request, timeout=300) as answer:
            unpack = zlib.decompressobj(31) if answer.headers.get("Content-Encoding") == "gzip" else None
            start_of_page, end_of_page = b"", b""
            while block := answer.read1(1 << 20):
                first = first or time.monotonic() - start
                size += len(block)
                text = unpack.decompress(block) if unpack else block
                count += len(re.findall(rb'"type" ?: ?"Feature"', end_of_page[-20:] + text))
                count -= len(re.findall(rb'"type" ?: ?"Feature"', end_of_page[-20:]))
                start_of_page = (start_of_page + text)[:8000]
                end_of_page = (end_of_page + text)[-8000:]
        ends = start_of_page + b" " + end_of_page
        found = (re.search(rb'\{[^{}]*"rel" ?: ?"next"[^{}]*\}', ends) or [b""])[0]
        next_page = re.search(rb'"href" ?: ?"([^"]+)"', found)
        url = next_page[1].decode().replace("\\u0026", "&") if next_page else None
    return count, first, size, time.monotonic() - start


def export(bench):
    """The whole layer as GeoJSON (and ours as FlatGeobuf, where it is served), plain and gzipped."""
    for encoding in ("identity", "gzip"):
        table = Table(f"GeoJSON export ({encoding})", "features per CPU second")
        for server in each(bench, *feature_servers(bench)):
            if server.name == "pygeoapi" or (encoding == "identity" and server.name != "ours"):
                continue
            server.get(page_path(server, bench.options.hexes, 1))
            server.forget_peak()
            before, cpu = server.memory(), server.cpu()
            count, first, size, wall = pull(server, page_path(server, bench.options.hexes, 10000), encoding, EXPORT_SECONDS)
            used = max(server.cpu() - cpu, 0.01)
            more = {"features": f"{count:,}", "first byte, ms": f"{(first or 0) * 1000:.0f}", "MiB": f"{size / 2**20:.0f}",
                    "seconds": f"{wall:.1f}", "MiB more at most": f"{server.memory('VmHWM') - before:.0f}"}
            table.add(server.name, count / used, **more)
        table.show()


def memory(bench):
    """Ours at rest and how long it takes to start."""
    server = bench.ours()
    time.sleep(1)
    print(f"\nOurs: start {server.start_seconds * 1000:.0f} ms, idle {server.memory():.0f} MiB.")
    server.stop()


def main():
    target = Path("target/release")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hexes", type=int, default=1_000_000)
    parser.add_argument("--program", type=Path, default=target / "gocpont")
    parser.add_argument("--county", type=Path, default=target / "examples/county")
    parser.add_argument("--work", type=Path, default=Path("target/tiles"), help="kept, and used again")
    parser.add_argument("--rows", default=",".join(ROWS))
    parser.add_argument("--peers", help="only these: martin, tipg, pg_tileserv, pg_featureserv, pygeoapi, gokoala; none")
    parser.add_argument("--seconds", type=int, default=10, help="of warm load")
    parser.add_argument("--cold", type=int, default=300, help="addresses of a cold row")
    bench = Bench(parser.parse_args())
    bench.options.program, bench.options.county = bench.options.program.resolve(), bench.options.county.resolve()
    missing = [tool for tool in ("wrk", "taskset", "ogr2ogr") if not shutil.which(tool)]
    if missing:
        sys.exit(f"needs {', '.join(missing)}")
    bench.prepare()
    memory(bench)
    try:
        for row in bench.options.rows.split(","):
            globals()[row](bench)
    finally:
        if bench.database:
            bench.database.stop()


if __name__ == "__main__":
    main()

"""Tiles of a square pyramid: where they lie, what is in one, and files of them (MBTiles, PMTiles): used by tiles.py."""

import gzip
import json
import math
import random
import sqlite3


def tile_of(lon, lat, zoom):
    """Column and row of a point."""
    return (int((lon + 180) / 360 * 2**zoom),
            int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**zoom))


def covering(box, zoom):
    """Every (zoom, column, row) over a box."""
    (left, bottom), (right, top) = tile_of(box[0], box[1], zoom), tile_of(box[2], box[3], zoom)
    return [(zoom, column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]


def inner(box, share, rng):
    """A point in the middle part of a box."""
    return [box[i] + (box[i + 2] - box[i]) * (0.5 + share * (rng.random() - 0.5)) for i in (0, 1)]


def sample(box, zooms, count, seed):
    """Different tiles of the middle of a box, as many of each zoom, in random order."""
    rng, found = random.Random(seed), []
    for zoom in zooms:
        here = set()
        for _ in range(100 * count):
            if len(here) * len(zooms) >= count:
                break
            here.add((zoom, *tile_of(*inner(box, 0.6, rng), zoom)))
        found += sorted(here)
    rng.shuffle(found)
    return found


def boxes(box, count, side_km, seed):
    """Different boxes of one side in the middle of a box, as texts."""
    rng, found = random.Random(seed), []
    for _ in range(count):
        lon, lat = inner(box, 0.6, rng)
        high = side_km / 111.2 / 2
        wide = high / math.cos(math.radians(lat))
        found.append(f"{lon - wide:.6f},{lat - high:.6f},{lon + wide:.6f},{lat + high:.6f}")
    return found


def varint(data, at):
    """A protobuf number and where it ends."""
    value, shift = data[at] & 127, 7
    while data[at] > 127:
        at += 1
        value |= (data[at] & 127) << shift
        shift += 7
    return value, at + 1


def fields(data, at=0, end=None):
    """The fields of a protobuf message as (number, value or (from, to))."""
    end = len(data) if end is None else end
    while at < end:
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
            yield key >> 3, value
        elif kind == 2:
            size, at = varint(data, at)
            yield key >> 3, (at, at + size)
            at += size
        else:
            size = 8 if kind == 1 else 4
            yield key >> 3, (at, at + size)
            at += size


def whole_numbers(data, span):
    """The value of a vector tile if it is a whole number."""
    for number, value in fields(data, *span):
        if number in (4, 5):
            return value
        if number == 6:
            return (value >> 1) ^ -(value & 1)
    return None


def features(tile, column):
    """The features of a vector tile, plain or gzipped, as {id: whole number in a column or None}."""
    data = gzip.decompress(tile) if tile[:2] == b"\x1f\x8b" else tile
    found = {}
    for number, layer in fields(data):
        if number != 3:
            continue
        parts = list(fields(data, *layer))
        keys = [data[span[0]:span[1]] for number, span in parts if number == 3]
        values = [span for number, span in parts if number == 4]
        wanted = keys.index(column.encode()) if column.encode() in keys else None
        for _, span in (part for part in parts if part[0] == 2):
            ident, value = None, None
            for field, what in fields(data, *span):
                if field == 1:
                    ident = what
                elif field == 2 and wanted is not None:
                    at = what[0]
                    while at < what[1]:
                        key, at = varint(data, at)
                        index, at = varint(data, at)
                        if key == wanted:
                            value = whole_numbers(data, values[index])
            found[ident if ident is not None else len(found)] = value
    return found


def write_mbtiles(file, tiles, box, layer):
    """An MBTiles file of gzipped tiles {(zoom, column, row): bytes}."""
    zooms = [zoom for zoom, _, _ in tiles]
    layers = {"vector_layers": [{"id": layer, "fields": {}, "minzoom": min(zooms), "maxzoom": max(zooms)}]}
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        rows = {"name": layer, "format": "pbf", "minzoom": min(zooms), "maxzoom": max(zooms),
                "bounds": ",".join(map(str, box)), "json": json.dumps(layers)}
        db.executemany("INSERT INTO metadata VALUES (?, ?)", rows.items())
        flipped = ((zoom, column, 2**zoom - 1 - row, data) for (zoom, column, row), data in tiles.items())
        db.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", flipped)
        db.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")


def write_pmtiles(file, tiles, box, layer):
    """A PMTiles file of the same tiles; needs the package pmtiles."""
    from pmtiles.tile import Compression, TileType, zxy_to_tileid
    from pmtiles.writer import Writer

    zooms = [zoom for zoom, _, _ in tiles]
    with open(file, "wb") as out:
        writer = Writer(out)
        for key in sorted(tiles, key=lambda key: zxy_to_tileid(*key)):
            writer.write_tile(zxy_to_tileid(*key), tiles[key])
        west, south, east, north = (int(value * 1e7) for value in box)
        header = {"tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_zoom": min(zooms),
                  "max_zoom": max(zooms), "min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east,
                  "max_lat_e7": north, "center_zoom": min(zooms), "center_lon_e7": (west + east) // 2,
                  "center_lat_e7": (south + north) // 2}
        writer.finalize(header, {"vector_layers": [{"id": layer, "fields": {}}]})

"""The servers that tiles.py sets beside each other: their data, their settings and how each names a tile or a page."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from served import Database, Server

LAYER = "answer-0-hex9"
PORT = 18120
BOUNDS = ("minx", "maxx", "miny", "maxy")


def named(name):
    """A peer's program: from the environment or the path."""
    return os.environ.get(name.upper()) or shutil.which(name.lower())


class Bench:
    """The data of a run and how each server is started over it."""

    def __init__(self, options):
        self.options, self.work = options, options.work.resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.releases = self.work / f"{options.hexes}.releases"
        self.database = None
        self.peers = set(options.peers.split(",")) if options.peers else None

    @staticmethod
    def say(text):
        """Progress."""
        print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)

    def wants(self, peer):
        """Whether a peer is asked for."""
        return self.peers is None or peer in self.peers

    def ours(self):
        """Our server."""
        command = [self.options.program, "--releases", self.releases, "serve", "--listen", f"127.0.0.1:{PORT}"]
        return Server("ours", command, PORT, self.work, ready="/conformance")

    def prepare(self):
        """The releases file, what ours exports from it, and the box of the hexes."""
        if not self.releases.exists():
            self.say("makes the releases file")
            subprocess.run([self.options.county, self.releases, str(self.options.hexes)], check=True)
        server = self.ours()
        collection = json.loads(server.get(f"/collections/{LAYER}")[1])
        self.box = collection["extent"]["spatial"]["bbox"][0]
        server.stop()
        self.geojson = self.work / f"{self.options.hexes}.geojson"
        if not self.geojson.exists():
            self.say("exports the hexes")
            subprocess.run([self.options.program, "--releases", self.releases, "--quiet", "export", "layer", LAYER,
                            "-o", self.geojson], check=True)

    def with_database(self):
        """PostGIS with the hexes in two tables."""
        if self.database:
            return self.database
        self.database = base = Database(self.work, PORT + 1)
        if not base.sql("select 1 from pg_database where datname = 'hexes'", base="postgres"):
            base.sql("create database hexes", base="postgres")
            base.sql("create extension postgis")
        table = f"hexes_{self.options.hexes}"
        if base.sql(f"select to_regclass('tiles_{self.options.hexes}')"):
            return base
        self.say("fills PostGIS")
        target = f"PG:host=127.0.0.1 port={base.port} user=postgres dbname=hexes"
        subprocess.run(["ogr2ogr", "--config", "PG_USE_COPY", "YES", "-f", "PostgreSQL", target, self.geojson, "-nln",
                        table, "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=fid", "-nlt", "POLYGON", "-a_srs", "EPSG:4326",
                        "-mapFieldType", "StringList=String"], check=True)
        columns = base.sql("select string_agg(quote_ident(column_name), ', ') from information_schema.columns where "
                           f"table_name = '{table}' and column_name <> 'geom'")
        tiles = f"tiles_{self.options.hexes}"
        base.sql(f"create table {tiles} as select {columns}, st_transform(geom, 3857)::geometry(Polygon, 3857) as geom "
                 f"from {table}", f"alter table {tiles} add primary key (fid)", f"create index on {tiles} using gist "
                 "(geom)", f"cluster {tiles} using {tiles}_geom_idx", "vacuum analyze")
        return base

    def geopackage(self):
        """The hexes as a GeoPackage, with their boxes as columns and an index on them, which GoKoala wants."""
        file = self.work / f"{self.options.hexes}.gpkg"
        if file.exists():
            return file
        self.say("writes a GeoPackage")
        subprocess.run(["ogr2ogr", "-f", "GPKG", file, self.geojson, "-nln", "hexes", "-lco", "FID=fid", "-mapFieldType",
                        "StringList=String"], check=True)
        with sqlite3.connect(file) as base:
            for (trigger,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                base.execute(f'DROP TRIGGER "{trigger}"')
            for column in BOUNDS:
                base.execute(f"ALTER TABLE hexes ADD COLUMN {column} REAL")
                base.execute(f"UPDATE hexes SET {column} = (SELECT {column} FROM rtree_hexes_geom WHERE id = fid)")
            base.execute(f"CREATE INDEX hexes_spatial_idx ON hexes (fid, {', '.join(BOUNDS)})")
            base.execute("ANALYZE")
        return file

    def martin(self, what):
        """Martin over a file of tiles or over PostGIS."""
        base = self.with_database() if what == "PostGIS" else None
        source = base.url() if base else self.work / f"{self.options.hexes}.{what.lower()}"
        command = [named("martin"), "--listen-addresses", f"127.0.0.1:{PORT + 2}", "--workers", "1", source]
        return Server(f"Martin over {what}", command, PORT + 2, self.work, ready="/health", database=base)

    def tipg(self):
        """tipg by uvicorn, one worker."""
        base = self.with_database()
        env = {"DATABASE_URL": base.url(), "TIPG_MAX_FEATURES_PER_QUERY": "10000", "TIPG_DB_MAX_CONN_SIZE": "4",
               "TIPG_MAX_FEATURES_PER_TILE": "1000000", "TIPG_FALLBACK_KEY_NAMES": '["fid"]'}
        command = [sys.executable, "-m", "uvicorn", "tipg.main:app", "--port", PORT + 3, "--log-level", "warning"]
        return Server("tipg", command, PORT + 3, self.work, ready="/healthz", env=env, database=base)

    def pg_tileserv(self):
        """pg_tileserv."""
        base = self.with_database()
        env = {"DATABASE_URL": base.url(), "TS_HTTPPORT": str(PORT + 4), "TS_MAXFEATURESPERTILE": "1000000",
               "TS_ASSETSPATH": str(Path(named("pg_tileserv")).parent / "pg_tileserv/assets")}
        return Server("pg_tileserv", [named("pg_tileserv")], PORT + 4, self.work, ready="/index.json", env=env, database=base)

    def pg_featureserv(self):
        """pg_featureserv."""
        base = self.with_database()
        home = Path(named("pg_featureserv")).parent / "pg_featureserv"
        env = {"DATABASE_URL": base.url(), "PGFS_SERVER_HTTPPORT": str(PORT + 5), "PGFS_PAGING_LIMITMAX": "10000",
               "PGFS_SERVER_WRITETIMEOUTSEC": "120", "PGFS_SERVER_ASSETSPATH": str(home / "assets")}
        command = [named("pg_featureserv")]
        return Server("pg_featureserv", command, PORT + 5, self.work, ready="/index.json", env=env, database=base)

    def pygeoapi(self):
        """pygeoapi by gunicorn over PostGIS, one worker."""
        base = self.with_database()
        config = self.work / "pygeoapi.yml"
        config.write_text(PYGEOAPI.format(port=PORT + 6, base=base.port, table=f"hexes_{self.options.hexes}"))
        document = self.work / "pygeoapi-openapi.yml"
        env = {"PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(document)}
        made = [Path(sys.executable).parent / "pygeoapi", "openapi", "generate", config, "--output-file", document]
        subprocess.run(made, check=True, capture_output=True, env=dict(os.environ, **env))
        command = [sys.executable, "-m", "gunicorn", "-w", "1", "--threads", "4", "-b", f"127.0.0.1:{PORT + 6}",
                   "pygeoapi.flask_app:APP"]
        return Server("pygeoapi", command, PORT + 6, self.work, ready="/conformance", env=env, database=base)

    def gokoala(self):
        """GoKoala over the GeoPackage."""
        file = self.geopackage()
        west, south, east, north = self.box
        config = self.work / "gokoala.yaml"
        config.write_text(GOKOALA.format(port=PORT + 7, file=file, box=[str(v) for v in (west, south, east, north)]))
        command = [named("gokoala"), "--config-file", config, "--port", str(PORT + 7)]
        home = Path(named("gokoala")).parent / "gokoala"
        return Server("GoKoala over GeoPackage", command, PORT + 7, self.work, cwd=home if home.is_dir() else self.work,
                      ready="/health")


PYGEOAPI = """
server: {{bind: {{host: 127.0.0.1, port: {port}}}, url: 'http://127.0.0.1:{port}', mimetype: application/json, encoding: utf-8,
  gzip: true, languages: [en-US], limits: {{default_items: 1000, max_items: 10000}}, map: {{url: 'http://127.0.0.1/', attribution: ''}}}}
logging: {{level: ERROR}}
metadata: {{identification: {{title: t, description: d, keywords: [k], keywords_type: theme, terms_of_service: t, url: u}},
  license: {{name: l, url: u}}, provider: {{name: p, url: u}}, contact: {{name: c, position: p, address: a, city: c,
  stateorprovince: s, postalcode: p, country: c, phone: p, fax: f, email: e, url: u, hours: h, instructions: i, role: r}}}}
resources:
  hexes: {{type: collection, title: hexes, description: hexes, keywords: [k], links: [],
    extents: {{spatial: {{bbox: [-180, -90, 180, 90], crs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'}}}},
    providers: [{{type: feature, name: PostgreSQL, data: {{host: 127.0.0.1, port: {base}, dbname: hexes, user: postgres,
      password: none, search_path: [public]}}, id_field: fid, table: {table}, geom_field: geom, count: false}}]}}
"""

GOKOALA = """
version: 1.0.0
title: hexes
serviceIdentifier: hexes
abstract: hexes
license: {{name: CC0, url: 'https://example.org'}}
baseUrl: 'http://127.0.0.1:{port}'
availableLanguages: [en]
ogcApi:
  features:
    validateResponses: false
    limit: {{default: 1000, max: 10000}}
    datasources: {{defaultWGS84: {{geopackage: {{local: {{file: '{file}', fid: fid, queryTimeout: 60s}}}}}}}}
    collections:
      - id: hexes
        metadata: {{title: hexes, description: hexes, extent: {{srs: 'EPSG:4326', bbox: {box}}}}}
"""


def tile_path(server, hexes):
    """How a server names a tile."""
    forms = {"ours": f"/collections/{LAYER}/tiles/WebMercatorQuad/{{0}}/{{2}}/{{1}}",
             "tipg": f"/collections/public.tiles_{hexes}/tiles/WebMercatorQuad/{{0}}/{{1}}/{{2}}",
             "pg_tileserv": f"/public.tiles_{hexes}/{{0}}/{{1}}/{{2}}.pbf",
             "Martin over PostGIS": f"/tiles_{hexes}/{{0}}/{{1}}/{{2}}"}
    form = forms.get(server.name, f"/{hexes}/{{0}}/{{1}}/{{2}}")
    return lambda tile: form.format(*tile)


def page_path(server, hexes, limit):
    """How a server names the first page of its hexes."""
    forms = {"ours": f"/collections/{LAYER}/items?limit={limit}",
             "tipg": f"/collections/public.hexes_{hexes}/items?f=geojson&limit={limit}",
             "pg_featureserv": f"/collections/public.hexes_{hexes}/items.json?limit={limit}"}
    return forms.get(server.name, f"/collections/hexes/items?f=json&limit={limit}")

#!/usr/bin/env python3
"""OWSLib reads the catalogue, the schemas, the queryables and features.

    tests/clients/catalogue.py URL          needs requirements.txt
"""

import sys

sys.dont_write_bytecode = True
from plain import FILTER, Plain, Tally, address  # noqa: E402

try:
    from owslib.ogcapi.features import Features
except ImportError as error:
    print(f"skipped everything: {error}\n0 passed, 0 failed, 1 skipped")
    sys.exit(0)

SCHEMAS = "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas"


def collection(tally, plain, client, name):
    """A collection's document, its first features, a box of it, one feature."""
    tally.check(f"{name}, document", client.collection(name)["id"] == name or "another id")
    features = client.collection_items(name, limit=5)
    wanted = plain.json(f"/collections/{name}/items?limit=5")
    tally.check(f"{name}, features", features["features"] == wanted["features"] or "differ")
    west, south, east, north = plain.collections[name]["extent"]["spatial"]["bbox"][0]
    box = [west, south, (west + east) / 2, (south + north) / 2]
    found = client.collection_items(name, bbox=box, limit=10000)["numberMatched"]
    wanted = len(plain.items(name, bbox=",".join(map(repr, box))))
    tally.check(f"{name}, box", found == wanted or f"{found} instead of {wanted}")
    if features["features"]:
        ident = features["features"][0]["id"]
        tally.check(f"{name}, one", client.collection_item(name, str(ident))["id"] == ident or "another id")
    if plain.declares(FILTER):
        names = client.collection_queryables(name)["properties"]
        tally.check(f"{name}, queryables", bool(names) or "none")
    if plain.declares(SCHEMAS):
        names = set(client.collection_schema(name)["properties"])
        here = set(features["features"][0]["properties"]) if features["features"] else set()
        tally.check(f"{name}, schema", here <= names or f"{sorted(here - names)} are not told")


def main():
    plain, tally = Plain(address()), Tally()
    client = Features(plain.base + "/")
    tally.check("conformance", set(client.conformance()["conformsTo"]) == plain.classes or "differs")
    tally.check("collections", client.feature_collections() == list(plain.collections) or "differ")
    tally.check("API document", client.api()["openapi"].startswith("3.0") or "not OpenAPI 3.0")
    for name in plain.collections:
        collection(tally, plain, client, name)
    for words, declared in (("queryables", FILTER), ("schemas", SCHEMAS)):
        if not plain.declares(declared):
            tally.skip(words, "not declared")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())

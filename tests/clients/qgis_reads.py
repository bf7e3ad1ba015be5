#!/usr/bin/env python3
"""QGIS, without a window, loads the features of every kind of collection: counts, values, boxes, filters, a system.

    tests/clients/qgis_reads.py URL          needs a Python with QGIS (Debian: python3-qgis, run by /usr/bin/python3)
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.dont_write_bytecode = True
from plain import CRS, EOV, FILTER, Plain, Tally, address, corners, difference, row, table  # noqa: E402

try:
    from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeatureRequest,
                           QgsProject, QgsRectangle, QgsVectorLayer)
    from qgis.PyQt.QtCore import QVariant
except ImportError as error:
    print(f"skipped everything: {error}\n0 passed, 0 failed, 1 skipped")
    sys.exit(0)

def source(base, name, **options):
    """What the dialogue of QGIS makes of an address and a collection."""
    words = {"url": base + "/", "typename": name, "pagingEnabled": "true", "restrictToRequestBBOX": "1", **options}
    return " ".join(f"{key}='{value}'" for key, value in words.items())


def plainly(found):
    """A value of Qt as Python has it."""
    if found is None or (isinstance(found, QVariant) and found.isNull()):
        return None
    return found.toString("yyyy-MM-dd") if hasattr(found, "toString") else found


def rows(layer, request=None):
    """The features of a layer as {first name of a feature: values}, by the server's own id where QGIS keeps it."""
    names = [field.name() for field in layer.fields()]
    found = {}
    for at, feature in enumerate(layer.getFeatures(request or QgsFeatureRequest())):
        values = row(dict(zip(names, map(plainly, feature.attributes()))))
        found[key_of(values, at)] = values
    return found


def key_of(values, at):
    """A name for a feature: QGIS numbers them in its own way."""
    return "/".join(values.get(name, "") for name in ("h3", "block", "area", "name", "kind", "id")).strip("/") or at


def wanted_rows(features):
    """The same of features read plainly."""
    return {key_of(values, at): values for at, values in enumerate(table(features).values())}


def layer_of(plain, name, **options):
    """A collection as QGIS loads it."""
    return QgsVectorLayer(source(plain.base, name, **options), name, "OAPIF")


def whole(tally, plain, name, features):
    """Counts and values."""
    layer = layer_of(plain, name)
    if not layer.isValid():
        tally.check(name, f"not valid: {layer.error().summary()}")
        return
    wanted = wanted_rows(features)
    if len(wanted) < len(features):
        tally.check(name, layer.featureCount() == len(features) or f"{layer.featureCount()} of {len(features)}")
        return
    tally.check(name, difference(wanted, rows(layer)))


def narrowed(tally, plain, name, features):
    """A box and a filter, as QGIS asks for them."""
    west, south, east, north = plain.collections[name]["extent"]["spatial"]["bbox"][0]
    box = [west, south, (west + east) / 2, (south + north) / 2]
    request = QgsFeatureRequest(QgsRectangle(*box)).setFlags(QgsFeatureRequest.ExactIntersect)
    wanted = wanted_rows(plain.items(name, bbox=",".join(map(repr, box))))
    tally.check(f"{name}, box", difference(wanted, rows(layer_of(plain, name), request)))
    if "class" in features[0]["properties"]:
        layer = layer_of(plain, name)
        layer.setSubsetString("\"class\" = 'ns'")
        wanted = wanted_rows([entry for entry in features if entry["properties"]["class"] == "ns"])
        tally.check(f"{name}, filter", difference(wanted, rows(layer)))
        if not plain.declares(FILTER):
            tally.skip(f"{name}, filter answered by the server", "Features Part 3 is not declared")


def eov(tally, plain, name):
    """QGIS puts the features into the Hungarian system where the server does (this QGIS always asks in degrees)."""
    change = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:23700"),
                                    QgsProject.instance())
    here = QgsRectangle()
    here.setMinimal()
    for feature in layer_of(plain, name).getFeatures():
        shape = feature.geometry()
        shape.transform(change)
        here.combineExtentWith(shape.boundingBox())
    places = [place for entry in plain.items(name, crs=EOV) for place in corners(entry["geometry"])]
    there = [pick(place[axis] for place in places) for pick in (min, max) for axis in (0, 1)]
    found = [here.xMinimum(), here.yMinimum(), here.xMaximum(), here.yMaximum()]
    worst = max(abs(a - b) for a, b in zip(found, there))
    tally.check("EPSG:23700", worst < 2 or f"{worst:.1f} m away")


def main():
    plain, tally = Plain(address()), Tally()
    application = QgsApplication([], False)
    application.initQgis()
    print(f"QGIS {Qgis.QGIS_VERSION}")
    for name in plain.one_of_each():
        features = plain.items(name)
        whole(tally, plain, name, features)
        if features:
            narrowed(tally, plain, name, features)
    if not plain.declares(CRS):
        tally.skip("EPSG:23700", "Features Part 2 is not declared")
    else:
        eov(tally, plain, next(iter(plain.collections)))
    code = tally.end()
    sys.stdout.flush()
    os._exit(code)  # QGIS itself falls when Python takes its objects away in an order of its own


if __name__ == "__main__":
    main()

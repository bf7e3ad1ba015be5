#!/usr/bin/env python3
"""QGIS, without a window, draws features with our QML and SLD, and tiles with the rules of the QML; the pictures' colours are
those that the style for map libraries gives each feature.

    tests/clients/qgis_draws.py URL          needs a Python with QGIS (Debian: python3-qgis, run by /usr/bin/python3)
"""

import os
import re
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.dont_write_bytecode = True
from plain import Plain, Tally, address  # noqa: E402
from qgis_reads import layer_of  # noqa: E402, ends the script where there is no QGIS
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform,  # noqa: E402
                       QgsMapRendererCustomPainterJob, QgsMapSettings, QgsProject, QgsRectangle,
                       QgsVectorTileBasicRenderer, QgsVectorTileBasicRendererStyle, QgsVectorTileLayer, QgsWkbTypes)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor, QImage, QPainter  # noqa: E402

SIDE = 900
WHITE = (255, 255, 255)
# A picture's colour may differ by this from the style's: opacity is rounded twice.
NEAR = 4


def evaluated(expression, properties):
    """A MapLibre expression over the properties of a feature, as far as our styles use them."""
    if not isinstance(expression, list):
        return expression
    name, *rest = expression
    if name == "case":
        pairs = zip(rest[::2], rest[1::2])
        return next((value for when, value in pairs if evaluated(when, properties)), rest[-1])
    if name == "has":
        return properties.get(rest[0]) is not None
    if name == "get":
        return properties.get(rest[0])
    if name in ("all", "any"):
        return {"all": all, "any": any}[name](evaluated(part, properties) for part in rest)
    given = [evaluated(part, properties) for part in rest]
    return {"!": lambda a: not a, "==": lambda a, b: a == b, "!=": lambda a, b: a != b, ">=": lambda a, b: a >= b,
            "<": lambda a, b: a < b, "in": lambda a, b: a in b, "coalesce": lambda a, b: b if a is None else a}[name](*given)


def on_white(css):
    """A colour of a style as it looks on white, None where nothing is drawn."""
    red, green, blue, opacity = map(float, re.match(r"rgba\((.+),(.+),(.+),(.+)\)", css).groups())
    return tuple(round(255 + (part - 255) * opacity) for part in (red, green, blue)) if opacity else None


def expected(plain, style, features):
    """What the style for map libraries gives each feature: {id: colour on white}."""
    fill = plain.json(f"/styles/{style}?f=mapbox")["layers"][0]["paint"]["fill-color"]
    def given(properties):
        joined = ",".join(properties.get("marks") or [])
        return on_white(evaluated(fill, properties | {"marks": joined}))
    return {entry["id"]: given(entry["properties"]) for entry in features}


def picture(layer, extent, system="EPSG:4326"):
    """A layer rendered on white, and where places of the system are in it."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(system))
    settings.setExtent(extent)
    settings.setOutputSize(QSize(SIDE, SIDE))
    settings.setBackgroundColor(QColor("white"))
    settings.setFlag(QgsMapSettings.Antialiasing, False)
    image = QImage(SIDE, SIDE, QImage.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.start()
    job.waitForFinished()
    painter.end()
    return image, settings.mapToPixel()


def around(image, x, y):
    """The colours within three pixels: a pattern may lie over the middle itself."""
    inside = [(a, b) for a in range(x - 3, x + 4) for b in range(y - 3, y + 4) if 0 <= a < SIDE and 0 <= b < SIDE]
    return {QColor(image.pixel(*at)).getRgb()[:3] for at in inside}


def near(one, other):
    """Whether two colours are the same but for rounding."""
    return all(abs(a - b) <= NEAR for a, b in zip(one, other))


def wrong(drawn, wanted, places):
    """How many features that have a colour lack it in a picture, of how many, and which colours are nowhere right."""
    image, pixels = drawn
    right, bad = set(), 0
    coloured = {ident: colour for ident, colour in wanted.items() if colour and ident in places}
    for ident, colour in coloured.items():
        at = pixels.transform(places[ident])
        if any(near(found, colour) for found in around(image, int(at.x()), int(at.y()))):
            right.add(colour)
        else:
            bad += 1
    return bad, len(coloured), set(coloured.values()) - right


def told(drawn, wanted, places):
    """What is wrong with a picture, empty where nothing is: a feature in fifty may be too small to be seen."""
    bad, count, nowhere = wrong(drawn, wanted, places)
    if not count:
        return "no feature has a colour"
    if nowhere:
        return f"{sorted(nowhere)} are nowhere"
    return "" if bad * 50 <= count else f"{bad} of {count} features have another colour"


def changed(places):
    """Places in degrees as places in metres of the web's maps."""
    system = [QgsCoordinateReferenceSystem(name) for name in ("EPSG:4326", "EPSG:3857")]
    change = QgsCoordinateTransform(*system, QgsProject.instance())
    return {ident: change.transform(place) for ident, place in places.items()}


def of_features(tally, plain, name, style, wanted):
    """Features drawn by QGIS's style and by the one for servers of maps; without either they look otherwise."""
    layer = layer_of(plain, name)
    by_id = {feature.id(): feature.geometry().pointOnSurface().asPoint() for feature in layer.getFeatures()}
    places = dict(zip(sorted(wanted), (by_id[ident] for ident in sorted(by_id))))
    bare = wrong(picture(layer, layer.extent()), wanted, places)
    tally.check(f"{style}, the picture without it is another", bare[0] * 2 > bare[1] or f"{bare[0]} of {bare[1]} differ")
    rules = []
    for kind, load in (("qml", "loadNamedStyle"), ("sld", "loadSldStyle")):
        status, _, body = plain.ask(f"/styles/{style}?f={kind}", "*/*")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"style.{kind}"
            file.write_bytes(body)
            message, fine = loaded(layer, load, file)
        tally.check(f"{style}, {kind} is read", status == 200 and fine or f"{status} {message}")
        tally.check(f"{style}, {kind} in the picture", told(picture(layer, layer.extent()), wanted, places))
        rules = rules or [rule.clone() for rule in layer.renderer().rootRule().children()]
    return places, rules


def loaded(layer, load, file):
    """Loads a style; the message and whether it went well."""
    first, second = getattr(layer, load)(str(file))
    return (first, second) if isinstance(second, bool) else (second, first)


def of_tiles(tally, plain, name, style, rules, wanted, places):
    """Tiles drawn by the rules of QGIS's style."""
    url = f"{plain.base}/collections/{name}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}"
    layer = QgsVectorTileLayer(f"type=xyz&url={url}&zmin=0&zmax=14", name)
    renderer = QgsVectorTileBasicRenderer()
    def drawn_by(rule):
        own = QgsVectorTileBasicRendererStyle(rule.label(), name, QgsWkbTypes.PolygonGeometry)
        own.setFilterExpression(rule.filterExpression())
        own.setSymbol(rule.symbol().clone())
        return own
    renderer.setStyles([drawn_by(rule) for rule in rules])
    layer.setRenderer(renderer)
    points = changed(places)
    box = QgsRectangle()
    box.setMinimal()
    for point in points.values():
        box.combineExtentWith(point.x(), point.y())
    box.scale(1.2)
    drawn = picture(layer, box, "EPSG:3857")
    tally.check(f"{style}, tiles in the picture", told(drawn, wanted, points))


def main():
    plain, tally = Plain(address()), Tally()
    application = QgsApplication([], False)
    application.initQgis()
    some = plain.one_of_each()
    for entry in plain.json("/styles")["styles"]:
        name, style = entry["collection"], entry["id"]
        if name not in some:
            continue
        features = plain.items(name)
        wanted = expected(plain, style, features)
        places, rules = of_features(tally, plain, name, style, wanted)
        of_tiles(tally, plain, name, style, rules, wanted, places)
    code = tally.end()
    sys.stdout.flush()
    os._exit(code)  # QGIS itself falls when Python takes its objects away in an order of its own


if __name__ == "__main__":
    main()

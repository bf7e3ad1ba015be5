#!/usr/bin/env python3
"""QGIS, without a window, loads features and tiles, applies the QML style and renders pictures whose colours are compared.

    tests/clients/qgis_reads.py URL          needs a Python with QGIS (Debian: python3-qgis, run by /usr/bin/python3)
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.dont_write_bytecode = True
from plain import CRS, EOV, FILTER, Plain, Tally, address, corners, difference, row, table  # noqa: E402

try:
    from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeatureRequest,
                           QgsMapRendererCustomPainterJob, QgsMapSettings, QgsProject, QgsRectangle, QgsVectorLayer,
                           QgsVectorTileLayer)
    from qgis.PyQt.QtCore import QSize, QVariant
    from qgis.PyQt.QtGui import QColor, QImage, QPainter
except ImportError as error:
    print(f"skipped everything: {error}\n0 passed, 0 failed, 1 skipped")
    sys.exit(0)

SIDE = 700


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


def picture(layer, extent, system="EPSG:4326"):
    """A layer rendered on white."""
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


def close(one, other):
    """Whether two colours look alike."""
    return all(abs(a - b) <= 12 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3]))


def over_white(colour, opacity):
    """A colour as it looks on white."""
    share = colour.alphaF() * opacity
    return QColor(*(round(255 + (part - 255) * share) for part in colour.getRgb()[:3]))


def styled(tally, plain, name, features):
    """The QML gives every feature the colour of its class, and the colours are those of the page's own style."""
    status, _, body = plain.ask(f"/styles/{name}?f=qml", "*/*")
    if status != 200:
        tally.skip(f"{name}, QML", f"/styles/{name}?f=qml answers {status}")
        return
    layer = layer_of(plain, name)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "style.qml"
        file.write_bytes(body)
        message, fine = layer.loadNamedStyle(str(file))
    tally.check(f"{name}, QML is read", fine or message)
    image, pixels = picture(layer, layer.extent())
    wrong = tried = 0
    renderer, context = layer.renderer(), None
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer.startRender(context, layer.fields())
    for feature in list(layer.getFeatures())[:200]:
        symbol = renderer.symbolForFeature(feature, context)
        point = feature.geometry().pointOnSurface().asPoint()
        at = pixels.transform(point)
        x, y = int(at.x()), int(at.y())
        if symbol is None or not (0 <= x < SIDE and 0 <= y < SIDE):
            continue
        tried += 1
        wrong += not close(QColor(image.pixel(x, y)), over_white(symbol.color(), symbol.opacity() * layer.opacity()))
    renderer.stopRender(context)
    tally.check(f"{name}, colours in the picture", wrong <= tried // 20 if tried else "nothing is drawn")
    status, _, page = plain.ask(f"/styles/{name}", "application/vnd.mapbox.style+json")
    if status != 200:
        tally.skip(f"{name}, colours of the page", f"/styles/{name} answers {status}")
        return
    wanted = {QColor(text).name() for text in re.findall(r"#[0-9a-fA-F]{6}\b", json.dumps(json.loads(page)["layers"]))}
    found = {symbol.color().name() for symbol in renderer.symbols(context)}
    tally.check(f"{name}, colours of the page", found <= wanted or f"{sorted(found - wanted)} are not in the page's style")


def tiles(tally, plain, name):
    """Vector tiles are drawn: most of the picture's middle is not white."""
    url = f"{plain.base}/collections/{name}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}"
    layer = QgsVectorTileLayer(f"type=xyz&url={url}&zmin=0&zmax=14", name)
    box = QgsRectangle(*plain.collections[name]["extent"]["spatial"]["bbox"][0])
    change = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:3857"),
                                    QgsProject.instance())
    image, _ = picture(layer, change.transformBoundingBox(box), "EPSG:3857")
    drawn = sum(QColor(image.pixel(x, y)) != QColor("white") for x in range(0, SIDE, 7) for y in range(0, SIDE, 7))
    tally.check(f"{name}, tiles", layer.isValid() and drawn > 100 or f"{drawn} points of 10,000 are drawn")


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
            styled(tally, plain, name, features)
            tiles(tally, plain, name)
    if not plain.declares(CRS):
        tally.skip("EPSG:23700", "Features Part 2 is not declared")
    else:
        eov(tally, plain, next(iter(plain.collections)))
    code = tally.end()
    sys.stdout.flush()
    os._exit(code)  # QGIS itself falls when Python takes its objects away in an order of its own


if __name__ == "__main__":
    main()

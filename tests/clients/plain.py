"""What every client's script shares: the server read plainly, values made comparable, and the count of what passed."""

import json
import math
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

PAGE = 10_000
FEATURES = "http://www.opengis.net/spec/ogcapi-features-"
CRS = FEATURES + "2/1.0/conf/crs"
FILTER = FEATURES + "3/1.0/conf/filter"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
EOV = EPSG + "23700"


class Plain:
    """A server by its address: documents and features as they stand, without any client."""

    def __init__(self, base):
        self.base = base.rstrip("/")
        self.classes = set(self.json("/conformance")["conformsTo"])
        self.collections = {entry["id"]: entry for entry in self.json("/collections")["collections"]}

    def ask(self, path, accept="application/json"):
        """Status, headers and body of a path or address."""
        url = path if path.startswith("http") else self.base + path
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=120) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def json(self, path):
        """A document that must be there."""
        status, _, body = self.ask(path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {body[:200]!r}")
        return json.loads(body)

    def items(self, collection, **parameters):
        """The features of a collection, page by page."""
        asked = urllib.parse.urlencode({"limit": PAGE, **parameters})
        url, found = f"/collections/{collection}/items?{asked}", []
        while url:
            page = self.json(url)
            found += page["features"]
            url = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        return found

    def declares(self, *classes):
        """Whether /conformance names all of these."""
        return set(classes) <= self.classes

    def one_of_each(self):
        """The ids of a few collections: the first of each kind of layer and all others, such as reference sets."""
        first = next(iter(self.collections)).rsplit("-", 1)[0]
        wanted = [name for name in self.collections if name.startswith(first + "-") or "-" not in name]
        spots = [name for name in self.collections if name.endswith("-hotspots")]
        return wanted + [name for name in spots[:1] if name not in wanted]

    def link(self, document, rel, kind=None):
        """The address of a link, None where there is none."""
        fits = lambda entry: entry["rel"] == rel and (kind is None or kind in entry.get("type", ""))
        return next((entry["href"] for entry in document.get("links", []) if fits(entry)), None)


def value(found):
    """A value as text that is the same for every client: numbers to nine digits, lists without brackets, dates as ISO."""
    if found is None or (isinstance(found, float) and math.isnan(found)):
        return None
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, (int, float)):
        return f"{float(found):.9g}"
    if isinstance(found, (list, tuple)) or type(found).__name__ == "ndarray":
        return ",".join(str(value(entry)) for entry in found) or None
    text = str(found)
    if re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text):
        return f"{float(text):.9g}"
    if text.startswith("["):
        return value(json.loads(text))
    return text[:10].replace("/", "-") if text[4:5] in ("-", "/") and text[:4].isdigit() else text


def table(features):
    """Features as {id: {name: value}}, without what is null."""
    return {int(entry.get("id", at)): row(entry["properties"]) for at, entry in enumerate(features)}


def row(properties):
    """Properties as comparable values, without what is null."""
    return {name: text for name, found in properties.items() if (text := value(found)) is not None}


def difference(wanted, found):
    """The first difference between two tables, empty where there is none."""
    if len(wanted) != len(found):
        return f"{len(found)} features instead of {len(wanted)}"
    for ident, properties in wanted.items():
        if ident not in found:
            return f"no feature {ident}"
        if properties != found[ident]:
            names = [name for name in {*properties, *found[ident]} if properties.get(name) != found[ident].get(name)]
            return f"feature {ident}: " + ", ".join(f"{n}: {found[ident].get(n)} not {properties.get(n)}" for n in names[:3])
    return ""


def corners(geometry):
    """Every position of a GeoJSON geometry."""
    def walk(part):
        if isinstance(part[0], (int, float)):
            yield part[:2]
        else:
            for inner in part:
                yield from walk(inner)
    return list(walk(geometry["coordinates"])) if geometry else []


class Tally:
    """Counts and says what passed, failed and was skipped."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, what, wrong=""):
        """Something that holds unless `wrong` says why it does not (or is False)."""
        if wrong == "" or wrong is True:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {what}: {wrong}", flush=True)

    def skip(self, what, why):
        """Something that could not be tried."""
        self.skipped += 1
        print(f"skipped {what}: {why}", flush=True)

    def end(self):
        """Says the counts; the exit code."""
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped")
        return 1 if self.failed else 0


def address():
    """The server that a script is called with."""
    if len(sys.argv) < 2:
        sys.exit(f"{sys.argv[0]} URL")
    return sys.argv[1]

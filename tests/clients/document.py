#!/usr/bin/env python3
"""Schemathesis makes requests from the OpenAPI document, right and wrong, and holds the answers against it.

    tests/clients/document.py URL [--examples 20]         needs requirements.txt

Every answer must be one that the document tells: status, type of content, shape, headers; none may be a fault of the
server. Every path is asked a few times; a hundred collections have the same paths, so those of the first of each kind
are asked thoroughly. The seed is fixed.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from plain import Plain, Tally  # noqa: E402

CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance", "negative_data_rejection")
# Nonsense may be refused as too long an address, too (RFC 9110, 15.5.15).
SETTINGS = "[checks]\nnegative_data_rejection.expected-statuses = [400, 404, 406, 414]\n"


def without_maximum(document):
    """The document without the greatest page size: more is no error but as much as there may be (requirement
    fc-limit-response-1 of Features Part 1), which a check for refused nonsense cannot know."""
    for parameter in document.get("components", {}).get("parameters", {}).values():
        if parameter.get("name") == "limit":
            parameter["schema"].pop("maximum", None)
    return document


def real(plain, path):
    """What parts of a path are where there is something: a feature, a tile with features, a style."""
    collection = path.split("/{", 1)[0]
    if "{featureId}" in path:
        found = plain.json(f"{collection}?limit=1")["features"]
        return {"featureId": found[0]["id"]} if found else {}
    if "{tileRow}" in path:
        tile = plain.json(collection)["tileMatrixSetLimits"][10]
        middle = lambda axis: (tile[f"minTile{axis}"] + tile[f"maxTile{axis}"]) // 2
        return {"tileMatrix": tile["tileMatrix"], "tileRow": middle("Row"), "tileCol": middle("Col")}
    return {"styleId": plain.json("/styles")["styles"][0]["id"]} if "{styleId}" in path else {}


def with_examples(plain, document, path):
    """The operation of a path, with examples of what is there, so that not all it is asked for is missing."""
    operation = json.loads(json.dumps(document["paths"][path]))
    examples = real(plain, path)
    for at, parameter in enumerate(operation["get"]["parameters"]):
        own = document["components"]["parameters"][parameter["$ref"].rsplit("/", 1)[-1]]
        if own["name"] in examples:
            operation["get"]["parameters"][at] = own | {"example": examples[own["name"]]}
    return operation


def program():
    """The program of Schemathesis beside this Python or on the path."""
    beside = Path(sys.executable).with_name("st")
    return str(beside) if beside.is_file() else shutil.which("st")


def run(tally, plain, document, phases, examples):
    """Asks the paths of a document; says what was found."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "api.json"
        file.write_text(json.dumps(document))
        (Path(folder) / "schemathesis.toml").write_text(SETTINGS)
        command = [program(), "run", str(file), "--url", plain.base, "--checks", ",".join(CHECKS), "--phases", phases,
                   "--max-examples", str(examples), "--seed", "1", "--no-color", "--continue-on-failure"]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    paths = len(document["paths"])
    tested = re.search(r"Tested: +(\d+)", answer.stdout)
    cases = re.search(r"(\d+) generated", answer.stdout)
    print(f"{phases}: {paths} paths, {cases[1] if cases else 'no'} requests made", flush=True)
    if answer.returncode:
        print(answer.stdout[-30000:] + answer.stderr[-2000:])
    tally.check(f"{paths} paths, {phases}", answer.returncode == 0 or f"Schemathesis ended with {answer.returncode}")
    tally.check(f"{paths} paths are asked", tested and int(tested[1]) == paths or f"only {tested and tested[1]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--examples", type=int, default=20)
    options = parser.parse_args()
    plain, tally = Plain(options.url), Tally()
    if not program():
        tally.skip("everything", "no program st")
        return tally.end()
    document = without_maximum(plain.json("/api"))
    paths = {path: with_examples(plain, document, path) for path in document["paths"]}
    some = plain.one_of_each()
    taken = {path: value for path, value in paths.items()
             if not (found := re.match(r"/collections/([^/{]+)", path)) or found[1] in some}
    run(tally, plain, document | {"paths": paths}, "examples,fuzzing", 2)
    run(tally, plain, document | {"paths": taken}, "examples,coverage,fuzzing", options.examples)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())

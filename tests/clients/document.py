#!/usr/bin/env python3
"""Schemathesis makes requests from the OpenAPI document, right and wrong, and holds the answers against it.

    tests/clients/document.py URL [--examples 20]         needs requirements.txt

Every answer must be one that the document tells: status, type of content, shape, headers; none may be a fault of the
server. A hundred collections have the same paths, so those of the first of each kind are asked. The seed is fixed.
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


def without_maximum(document):
    """The document without the greatest page size: more is no error but as much as there may be (requirement
    fc-limit-response-1 of Features Part 1), which a check for refused nonsense cannot know."""
    for parameter in document.get("components", {}).get("parameters", {}).values():
        if parameter.get("name") == "limit":
            parameter["schema"].pop("maximum", None)
    return document


def program():
    """The program of Schemathesis beside this Python or on the path."""
    beside = Path(sys.executable).with_name("st")
    return str(beside) if beside.is_file() else shutil.which("st")


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
    some = plain.one_of_each()
    taken = {path: value for path, value in document["paths"].items()
             if not (found := re.match(r"/collections/([^/{]+)", path)) or found[1] in some}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "api.json"
        file.write_text(json.dumps(document | {"paths": taken}))
        command = [program(), "run", str(file), "--url", plain.base, "--checks", ",".join(CHECKS), "--phases",
                   "examples,coverage,fuzzing", "--max-examples", str(options.examples), "--seed", "1", "--no-color",
                   "--continue-on-failure"]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    print(answer.stdout[-30000:] + answer.stderr[-2000:])
    tally.check(f"{len(taken)} paths", answer.returncode == 0 or f"Schemathesis ended with {answer.returncode}")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())

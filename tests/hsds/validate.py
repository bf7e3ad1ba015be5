"""Whether services that were exported fit the published schema of the Human Services Data Specification 3.0.

usage: validate.py SPECIFICATION hsds.json FOLDER

SPECIFICATION is a copy of github.com/openreferral/specification at its branch 3.0, which is not kept here (CC BY-SA 4.0). The JSON
is checked against the compiled schema of a whole service, with nothing beside what it names; each table against the fields of the
data package: names, types, what is required, values of lists, and that every id it refers to is there.
"""

import csv
import json
import sys
from pathlib import Path

import jsonschema


def closed(schema):
    """The schema with additionalProperties false everywhere, as the specification's own tests have it."""
    if isinstance(schema, dict):
        schema = {key: closed(value) for key, value in schema.items()}
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
        return schema
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def check_json(specification, path):
    schema = closed(json.loads((specification / "schema/compiled/service.json").read_text()))
    checker = jsonschema.FormatChecker(formats=["uuid", "date", "email"])
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    services = json.loads(path.read_text())
    faults = [f"{path}[{at}] {list(error.path)}: {error.message}" for at, own in enumerate(services) for error in validator.iter_errors(own)]
    return len(services), faults


def check_tables(specification, folder):
    known = {own["path"]: own for own in json.loads((specification / "datapackage.json").read_text())["resources"]}
    package = json.loads((folder / "datapackage.json").read_text())
    faults, rows, ids = [], {}, {}
    for resource in package["resources"]:
        name, fields = resource["path"], {field["name"]: field for field in known[resource["path"]]["schema"]["fields"]}
        rows[name] = list(csv.DictReader((folder / name).open(encoding="utf-8", newline="")))
        ids[resource["name"]] = {row["id"] for row in rows[name]}
        for row in rows[name]:
            faults += [f"{name}: {key} is no field" for key in row if key not in fields]
            for key, field in fields.items():
                value = row.get(key, "")
                if field["constraints"]["required"] and key not in row:
                    faults.append(f"{name}: {key} is missing")
                if value and field.get("enum") and value not in field["enum"]:
                    faults.append(f"{name}: {key} is {value}")
                if value and field["type"] == "number":
                    float(value)
    for resource in package["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            there = ids.get(key["reference"]["resource"], set())
            lost = [row[key["fields"]] for row in rows[resource["path"]] if row[key["fields"]] and row[key["fields"]] not in there]
            faults += [f"{resource['path']}: {key['fields']} {own} is nowhere" for own in lost]
    return sum(map(len, rows.values())), faults


if __name__ == "__main__":
    specification, document, folder = map(Path, sys.argv[1:])
    services, faults = check_json(specification, document)
    cells, more = check_tables(specification, folder)
    print(f"{services} services, {cells} rows of tables, {len(faults) + len(more)} faults")
    print("\n".join(faults + more))
    sys.exit(1 if faults + more or services == 0 else 0)

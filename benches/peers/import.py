#!/usr/bin/env python3
"""The import beside its peers, in one run on the same file of households: seconds, CPU seconds, peak memory, ratios.

    python benches/peers/import.py PROGRAM AREAS HOUSEHOLDS.csv [PERSONS.csv] [--only ours,ogr2ogr,pandas] [--work DIR]

AREAS is a folder with municipalities.geojson and districts.geojson; all are made by `gocpont demo-data`. Needs ogr2ogr
and a Python with pandas and h3 (named by PYTHON where it is another). What each does:

    ours      validates every cell, finds hex and areas of every point, keeps revisions in SQLite, with a full sync; then
              the same files again, and once more with one answer changed
    ogr2ogr   copies the columns as texts with a point into a GeoPackage, with its index; nothing is validated or placed
    pandas    reads the table, finds the hex of every point, writes to SQLite and makes an index by id; nothing is validated
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

PANDAS = """
import sqlite3, sys
import h3, pandas
file, store = sys.argv[1:]
table = pandas.read_csv(file, dtype=str, keep_default_na=False)
lat, lon = (pandas.to_numeric(table[name], errors="coerce").fillna(0) for name in ("lat", "lon"))
table["hex"] = [h3.latlng_to_cell(a, b, 13) for a, b in zip(lat, lon)]
with sqlite3.connect(store) as db:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    table.drop(columns=["lat", "lon"]).to_sql("household", db, index=False)
    db.execute("CREATE INDEX household_id ON household (household_id)")
"""


def run(command, where):
    """Seconds, CPU seconds and peak MiB of a command."""
    began = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command], cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]}: {said.decode(errors='replace')}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def one_changed(file, into):
    """The same file with another number of rooms, or other health, in its first row that says any."""
    with open(file, encoding="utf-8", newline="") as lines, open(into, "w", encoding="utf-8", newline="") as out:
        head = next(lines)
        out.write(head)
        names = head.strip().split(",")
        name, one, other = ("rooms", "3", "4") if "rooms" in names else ("chronic_illness", "0", "1")
        at, changed = names.index(name), False
        for line in lines:
            cells = line.split(",")
            if not changed and len(cells) == len(names) and cells[at] in (one, other):
                cells[at] = other if cells[at] == one else one
                line, changed = ",".join(cells), True
            out.write(line)


def ours(program, areas, files, work):
    for name in ("municipalities", "districts"):
        run([program, "import-areas", "--synthetic", "--set", name, areas / f"{name}.geojson"], work)
    registers = list(zip(("household", "person"), files))
    rows = []
    for what in ("first", "unchanged", "one row changed"):
        for register, file in registers:
            if what == "one row changed":
                changed = work / f"changed-{register}.csv"
                one_changed(file, changed)
                file = changed
            command = [program, "import", "--codebook", register, "--rejections", work / "rejected.csv", file]
            rows.append((f"ours, {register}, {what}", *run(command, work)))
    return rows


def ogr2ogr(file, work):
    command = ["ogr2ogr", "-f", "GPKG", work / "peer.gpkg", file, "-a_srs", "EPSG:4326", "-nln", "household"]
    command += ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-gt", "unlimited"]
    return [("ogr2ogr to GeoPackage, household", *run(command, work))]


def pandas(file, work):
    python = os.environ.get("PYTHON", sys.executable)
    return [("pandas, h3, sqlite, household", *run([python, "-c", PANDAS, file, work / "peer.db"], work))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("areas", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--only", default="ours,ogr2ogr,pandas")
    parser.add_argument("--work", type=Path)
    asked = parser.parse_args()
    program, areas = asked.program.resolve(), asked.areas.resolve()
    files = [file.resolve() for file in asked.files]
    with tempfile.TemporaryDirectory(dir=asked.work) as work:
        work, measured = Path(work).resolve(), []
        for name in asked.only.split(","):
            if name == "ours":
                measured += ours(program, areas, files, work)
            elif name == "ogr2ogr":
                measured += ogr2ogr(files[0], work)
            elif name == "pandas":
                measured += pandas(files[0], work)
    base = next((row for row in measured if row[0] == "ours, household, first"), None)
    print("| what | s | CPU s | peak MiB | times ours, s | times ours, CPU s |")
    print("|---|---|---|---|---|---|")
    for what, seconds, cpu, peak in measured:
        ratios = f"{seconds / base[1]:.2f} | {cpu / base[2]:.2f}" if base else " | "
        print(f"| {what} | {seconds:.1f} | {cpu:.1f} | {peak:.0f} | {ratios} |", flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The hotspot engine beside its peers: CPU seconds of the same work on the same input, a Markdown table with ratios.

Needs a virtual environment with
    pip install esda libpysal numpy scipy numba joblib geopandas h3 pandas
and, for our side, cargo (it builds the example program `stats` and the program `gocpont`). SaTScan is run where its
batch program is on the path or named by SATSCAN. Run it from anywhere:

    python benches/peers/stats.py                        all tasks, about a quarter of an hour on two slow cores
    python benches/peers/stats.py gi permutation         these tasks
    python benches/peers/stats.py --sizes 10000 gi       other sizes
    python benches/peers/stats.py --peers-only           without ours
    python benches/peers/stats.py --ours-only            without the peers (needs no virtual environment)

Our example program is called as  stats TASK SIZE [REPLICATIONS]  or  stats queen FILE  and prints one line of JSON with
`cpu_seconds` of the work alone (imports, input and output left out, as for the peers) and, where both sides can be
compared, `checksum`: the sum of z^2 (gi), the number of links (queen), the log likelihood ratio of the first cluster
(scan). inputs.py says how both make the same input. CPU seconds are user and system time; a peer that passes its limit
of wall seconds is stopped, and its figure is what it had used by then. MiB is the whole process's peak. One thread
each is the fair run of the permutations: with more, esda starts worker processes that load and compile everything
again, and that counts.
"""

import argparse
import importlib.util
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGES = ["esda", "libpysal", "numpy", "scipy", "numba", "joblib", "geopandas", "h3", "pandas"]
SIZES = {"gi": [10_000, 100_000, 1_000_000], "exact": [1_000_000], "permutation": [100_000], "queen": [10_000],
         "scan": [2_000, 10_000], "whole": [100_000], "update": [1_000_000]}
# The NumPy scan is run up to this many windows and replications, and for more its figure is scaled by them.
SCAN_WORK = 1_000_000_000


def run(command, limit, threads):
    """Runs a process; its JSON, its CPU seconds and peak MiB, and whether it was stopped."""
    env = dict(os.environ, RAYON_NUM_THREADS=str(threads), OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1",
               NUMBA_NUM_THREADS=str(threads), PYTHONWARNINGS="ignore", PYTHONDONTWRITEBYTECODE="1")
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = subprocess.Popen(command, stdout=out, stderr=err, env=env, cwd=HERE, start_new_session=True)
        end, stopped = time.monotonic() + limit, False
        while True:
            pid, status, use = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > end and not stopped:
                stopped = True
                os.killpg(child.pid, signal.SIGKILL)
            time.sleep(0.02)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        text, complaint = out.read().strip(), err.read().strip()
    found = {"process_seconds": use.ru_utime + use.ru_stime, "mib": use.ru_maxrss / 1024, "stopped": stopped}
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    if stopped:
        before = lines[0].get("before", 0.0) if lines else 0.0
        return found | {"cpu_seconds": found["process_seconds"] - before}
    if child.returncode:
        last = complaint.splitlines()[-1] if complaint else f"exit code {child.returncode}"
        return found | {"failed": last[:120]}
    return found | (lines[-1] if lines else {})


def make_input(*arguments):
    """In a process of its own: what this one holds would count into the peak memory of those it starts."""
    subprocess.run([sys.executable, HERE / "inputs.py", *map(str, arguments)], check=True)


def peer(options, task, size, replications=999, path=""):
    if options.ours_only:
        return None
    print(f"  peer: {task} {size:,}", file=sys.stderr)
    command = [sys.executable, "peers.py", task, size, replications, options.threads, path]
    return run([str(c) for c in command], options.limit, options.threads)


def ours(options, *arguments):
    if options.peers_only:
        return None
    print("  ours:", *arguments, file=sys.stderr)
    return run([str(a) for a in (options.example, *arguments)], options.limit, options.threads)


def built(kind, name, package):
    """Builds one of our programs; its path."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
    command = ["cargo", "build", "--quiet", "--release", "--locked", "-p", package, f"--{kind}", name]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"missing: {name} of {package} could not be built (see above); --peers-only goes without")
    return target / "release" / ("examples" if kind == "example" else ".") / name


def prepare(options):
    """Says what is missing and ends, or builds our programs."""
    if not options.ours_only:
        missing = [p for p in PACKAGES if importlib.util.find_spec(p) is None]
        if missing:
            sys.exit(f"missing Python packages: {' '.join(missing)}\n"
                     f"    python3 -m venv peers && peers/bin/pip install {' '.join(PACKAGES)}\n"
                     "then run this script with peers/bin/python; --ours-only goes without")
    if options.peers_only:
        return
    if shutil.which("cargo") is None:
        sys.exit("missing: cargo, to build our programs; --peers-only goes without")
    if not (ROOT / "benches/examples/stats.rs").exists():
        sys.exit("missing: benches/examples/stats.rs, our side of the runs; --peers-only goes without")
    print("Building our programs", file=sys.stderr)
    options.example = built("example", "stats", "gocpont-benches")
    if "whole" in options.tasks:
        options.program = built("bin", "gocpont", "gocpont")


def seconds(found):
    if found is None:
        return "–"
    if "failed" in found:
        return f"failed: {found['failed']}"
    if "cpu_seconds" not in found:
        return "–"
    value = found["cpu_seconds"]
    text = f"{value:.4f}" if value < 0.1 else f"{value:.2f}"
    return f"> {text} (stopped)" if found["stopped"] else f"{text}{found.get('note', '')}"


def row(what, name, theirs, mine):
    """One line of the table."""
    ratio = "–"
    known = [f for f in (theirs, mine) if f and "cpu_seconds" in f]
    if len(known) == 2 and not mine["stopped"]:
        times = theirs["cpu_seconds"] / max(mine["cpu_seconds"], 1e-6)
        ratio = f"{'> ' if theirs['stopped'] else ''}{times:,.3g}"
    sums = [f["checksum"] for f in known if f.get("checksum") is not None]
    same = "–"
    if len(sums) == 2:
        same = "yes" if abs(sums[0] - sums[1]) <= 1e-6 * max(1.0, abs(sums[0])) else f"NO: {sums[0]} and {sums[1]}"
    memory = [f"{f['mib']:,.0f}" if f else "–" for f in (theirs, mine)]
    cells = [what, name, seconds(theirs), seconds(mine), ratio, same, *memory]
    print("| " + " | ".join(cells) + " |", flush=True)


def gi(options, size):
    mine = ours(options, "gi", size)
    row(f"ring 1 and Gi* z, {size:,} hexes", "libpysal graph, esda", peer(options, "gi", size), mine)
    alone = mine | {"cpu_seconds": mine["z"]} if mine and "z" in mine else mine
    row(f"Gi* z alone, {size:,} hexes", "bare SciPy product, neighbours given", peer(options, "bare", size), alone)


def exact(options, size):
    mine = ours(options, "exact", size)
    row(f"exact p, Gi* and local Moran, {size:,} hexes", "esda Gi*, 999 permutations, graph given",
        peer(options, "permutation", size), mine)


def permutation(options, size):
    mine = ours(options, "permutation", size, options.replications)
    what = f"{options.replications} permutations, {size:,} hexes, {options.threads} thread(s)"
    row(what, "esda (numba), graph given", peer(options, "permutation", size, options.replications), mine)


def queen(options, size):
    side = round(size**0.5)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "polygons.geojson"
        make_input("polygons", side, path)
        links = 8 * (side - 2) ** 2 + 20 * (side - 2) + 12
        mine = ours(options, "queen", path)
        for task, name in (("queen", "libpysal Queen"), ("queen_graph", "libpysal Graph.build_contiguity")):
            theirs = peer(options, task, size, path=path)
            row(f"queen contiguity, {side * side:,} polygons of 200 vertices", name, theirs, mine)
            for found in (theirs, mine):
                if found and found.get("checksum", links) != links:
                    print(f"  {found['checksum']} links, {links} made", file=sys.stderr)


def scan(options, size):
    replications = options.replications
    mine = ours(options, "scan", size, replications)
    what = f"Poisson scan, {size:,} units, 25 %, {replications} replications"
    fit = max(9, min(replications, SCAN_WORK * 4 // size**2))
    theirs = peer(options, "scan", size, fit)
    if theirs and "failed" not in theirs and not theirs["stopped"] and fit < replications:
        each = (theirs["cpu_seconds"] - theirs["fixed"]) / (fit + 1)
        theirs["cpu_seconds"] = theirs["fixed"] + each * (replications + 1)
        theirs["note"] = f" (scaled from {fit} replications)"
    row(what, "NumPy", theirs, mine)
    program = None if options.ours_only else satscan()
    if program:
        row(what, "SaTScan", run_satscan(options, program, size, replications), mine)
    elif not options.ours_only:
        print("  SaTScan: not found (SaTScanBatch64 or SaTScanBatch on the path, or SATSCAN=its path)", file=sys.stderr)


def satscan():
    names = [os.environ.get("SATSCAN"), "SaTScanBatch64", "satscan_batch_64", "SaTScanBatch", "satscan"]
    return next((found for name in names if name and (found := shutil.which(name))), None)


def run_satscan(options, program, size, replications):
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        make_input("districts", size, at)
        settings = {
            "CaseFile": at / "in.cas", "PopulationFile": at / "in.pop", "CoordinatesFile": at / "in.geo",
            "ResultsFile": at / "out.txt", "PrecisionCaseTimes": 0, "CoordinatesType": 0, "AnalysisType": 1,
            "ModelType": 0, "ScanAreas": 1, "StartDate": "2020/1/1", "EndDate": "2020/12/31",
            "MaxSpatialSizeInPopulationAtRisk": 25, "MonteCarloReps": replications, "PValueReportType": 1,
            "NumberParallelProcesses": options.threads,
        }
        (at / "run.prm").write_text("".join(f"{k}={v}\n" for k, v in settings.items()))
        print(f"  peer: SaTScan {size:,}", file=sys.stderr)
        found = run([program, str(at / "run.prm")], options.limit, options.threads)
    if "failed" not in found:
        found["cpu_seconds"] = found["process_seconds"]
    return found


def whole(options, size):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hexes.csv"
        make_input("hexes", size, path)
        mine = None
        if not options.peers_only:
            command = [options.program, "analyze", path, "--id", "h3", "--value", "count",
                       "--neighbours", "hex-ring:1", "--statistic", "gi-star", "--p", "normal",
                       "-o", Path(folder) / "ours.csv"]
            mine = run([str(c) for c in command], options.limit, options.threads)
            if "failed" not in mine:
                mine["cpu_seconds"] = mine["process_seconds"]
        theirs = peer(options, "whole", size, 999, path)
        row(f"from CSV to CSV, Gi* z, {size:,} hexes", "Python, libpysal, esda", theirs, mine)


def update(options, size):
    row(f"one household changed, {size:,} hexes", "–", None, ours(options, "update", size))


TASKS = {f.__name__: f for f in (gi, exact, permutation, queen, scan, whole, update)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tasks", nargs="*", help=f"of {', '.join(TASKS)}; all if none is named")
    parser.add_argument("--sizes", type=int, nargs="+", help="units, in place of each task's own sizes")
    parser.add_argument("--replications", type=int, default=999)
    parser.add_argument("--threads", type=int, default=1, help="for both sides")
    parser.add_argument("--limit", type=float, default=200, help="wall seconds for each process")
    side = parser.add_mutually_exclusive_group()
    side.add_argument("--peers-only", action="store_true")
    side.add_argument("--ours-only", action="store_true")
    options = parser.parse_args()
    options.tasks = options.tasks or list(TASKS)
    if unknown := [t for t in options.tasks if t not in TASKS]:
        parser.error(f"no such task: {' '.join(unknown)}")
    prepare(options)
    print("| task | peer | peer, CPU s | ours, CPU s | ratio | same result | peer, MiB | ours, MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for task in options.tasks:
        for size in options.sizes or SIZES[task]:
            TASKS[task](options, size)


if __name__ == "__main__":
    main()

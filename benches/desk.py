"""Fifty of the staff at once: 500 signals a minute are sent to a desk while its inboxes are read, and the public server's tiles are
asked for before and meanwhile. Prints p50 and p99 of saving a signal, of the inbox, and of tiles in both, as JSON.

Run: python3 benches/desk.py PROGRAM [--seconds 60] [--staff 50] [--signals 500] [--before 0]
PROGRAM is a release build; --before fills the desk with so many signals first."""

import argparse
import http.client
import json
import math
import random
import socket
import subprocess
import tempfile
import threading
import time
import uuid
from pathlib import Path

PASSWORD = "a pond in the park"
TENANT = "25104"
KINDS = ["elder_unattended", "isolation", "debt", "neglect", "eviction_risk"]


def p(times, share):
    """The share's quantile in milliseconds."""
    return round(1000 * sorted(times)[min(len(times) - 1, math.ceil(share * len(times)) - 1)], 1)


class Program:
    """A program with a folder, and its servers, which end with it."""

    def __init__(self, path, folder):
        self.path, self.folder, self.children = path, folder, []

    def run(self, *arguments, typed=""):
        done = subprocess.run([self.path, *arguments], cwd=self.folder, input=typed, text=True, capture_output=True)
        if done.returncode != 0:
            raise SystemExit(f"{arguments}: {done.stderr}")
        return done.stdout

    def start(self, *arguments):
        child = subprocess.Popen([self.path, "--json", "--quiet", *arguments], cwd=self.folder, text=True, stdout=subprocess.PIPE)
        self.children.append(child)
        return json.loads(child.stdout.readline())["url"].split("//")[1].rstrip("/")

    def serve(self, releases):
        """The public server, which says its address in a sentence alone: it is given one, and asked until it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self.children.append(subprocess.Popen([self.path, "--quiet", "serve", "--releases", releases, "--listen", host], cwd=self.folder))
        for _ in range(200):
            try:
                http.client.HTTPConnection(host, timeout=5).request("GET", "/health")
                return host
            except ConnectionRefusedError:
                time.sleep(0.05)
        raise SystemExit(f"nothing answers at {host}")

    def stop(self):
        for child in self.children:
            child.terminate()
            child.wait()


class Staff:
    """Somebody with a page of the desk."""

    def __init__(self, host, name):
        self.host, self.line = host, http.client.HTTPConnection(host, timeout=60)
        self.headers = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        answer, told = self.ask("POST", "/api/sign-in", {"name": name, "password": PASSWORD})
        self.headers |= {"Cookie": answer.getheader("Set-Cookie").split(";")[0], "X-Gocpont-Token": told["token"]}

    def ask(self, method, path, body=None, more=None):
        sent = (method, path, json.dumps(body) if body is not None else None, self.headers | (more or {}))
        try:
            self.line.request(*sent)
            answer = self.line.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # A connection on which nothing was asked for a while is closed by the desk; what is sent again is saved once.
            self.line.close()
            self.line.request(*sent)
            answer = self.line.getresponse()
        told = json.loads(answer.read())
        if answer.status != 200:
            raise SystemExit(f"{method} {path}: {answer.status} {told}")
        return answer, told

    def timed(self, *asked):
        begin = time.perf_counter()
        told = self.ask(*asked)[1]
        return time.perf_counter() - begin, told


def signal(dice):
    return {
        "tenant": TENANT,
        "organisation": "family-support",
        "written": {
            "answers": {
                "kind": dice.choice(KINDS), "urgency": "normal", "channel": "email", "sender_class": "health",
                "sender_name": "Kitalált Kamilla", "description": "Nem nyit ajtót, a szomszéd két napja nem látta.",
            },
            "places": [{"lat": 47.65 + dice.uniform(-0.02, 0.02), "lon": 18.32 + dice.uniform(-0.02, 0.02)}],
        },
    }


def send(person, dice):
    took, told = person.timed("POST", "/api/registers/signal/entries", signal(dice), {"Idempotency-Key": str(uuid.uuid4())})
    return took, told["id"]


def at_work(person, until, every, saved, seen, ids, seed):
    """Sends a signal each so many seconds at odd moments, and reads the inbox after every third."""
    dice = random.Random(seed)
    time.sleep(dice.uniform(0, every))
    nth = 0
    while time.time() < until:
        took, id_ = send(person, dice)
        saved.append(took)
        ids.append(id_)
        if nth % 3 == 0:
            seen.append(person.timed("GET", "/api/inbox")[0])
        nth += 1
        time.sleep(max(0, dice.uniform(0.5, 1.5) * every - took))


def tiles(host, collection, seconds):
    """Times of tiles, asked for one after the other on one connection, twenty a second."""
    line = http.client.HTTPConnection(host, timeout=30)
    times, end, nth = [], time.time() + seconds, 0
    while time.time() < end:
        begin = time.perf_counter()
        row, col = 1426 + nth % 4, 2254 + nth // 4 % 4
        line.request("GET", f"/collections/{collection}/tiles/WebMercatorQuad/12/{row}/{col}", headers={"Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        if answer.status not in (200, 204):
            raise SystemExit(f"a tile: {answer.status}")
        times.append(time.perf_counter() - begin)
        nth += 1
        time.sleep(0.05)
    return times


def town(program, staff):
    """The demo town's release, and so many people in two organisations."""
    program.run("demo-data", "--out", ".", "--waves", "1", "--households", "2000")
    for set_ in ("municipalities", "districts"):
        program.run("import-areas", "--synthetic", "--set", set_, f"areas/{set_}.geojson")
    program.run("tenant", "add", TENANT, "Mintafalva")
    for nth in range(staff):
        organisation = "family-support" if nth % 5 == 0 else f"clinic-{nth % 7}"
        program.run("user", "add", f"person{nth}", "--role", "social_worker", "--organisation", organisation, "--tenant", TENANT, "--password-stdin", typed=PASSWORD)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("program", type=lambda path: str(Path(path).resolve()))
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--staff", type=int, default=50)
    asked.add_argument("--signals", type=int, default=500, help="a minute")
    asked.add_argument("--before", type=int, default=0)
    asked.add_argument("--releases", help="a releases file whose tiles are asked for meanwhile, with its collection", nargs=2)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(given.program, folder)
        try:
            town(program, given.staff)
            print(json.dumps(measured(program, given), indent=1))
        finally:
            program.stop()


def measured(program, given):
    host = program.start("desk", "--listen", "127.0.0.1:0")
    people = [Staff(host, f"person{nth}") for nth in range(given.staff)]
    dice = random.Random(1)
    ids = [send(people[nth % len(people)], dice)[1] for nth in range(given.before)]
    told = {"staff": given.staff, "signals_before": given.before}
    if given.releases:
        public = program.serve(str(Path(given.releases[0]).resolve()))
        tiles(public, given.releases[1], 3)
        quiet = tiles(public, given.releases[1], given.seconds)
        told |= {"tiles_alone_p50_ms": p(quiet, 0.5), "tiles_alone_p99_ms": p(quiet, 0.99)}
    saved, seen, until = [], [], time.time() + given.seconds
    every = 60 * given.staff / given.signals
    threads = [threading.Thread(target=at_work, args=(person, until, every, saved, seen, ids, nth)) for nth, person in enumerate(people)]
    begin = time.time()
    for thread in threads:
        thread.start()
    if given.releases:
        busy = tiles(public, given.releases[1], given.seconds)
        told |= {"tiles_meanwhile_p50_ms": p(busy, 0.5), "tiles_meanwhile_p99_ms": p(busy, 0.99)}
    for thread in threads:
        thread.join()
    took = time.time() - begin
    there = people[0].ask("GET", "/api/registers/signal/entries?limit=1")[1]["count"]
    if len(set(ids)) != len(ids) or there != len(ids):
        raise SystemExit(f"{len(ids)} were said to be saved, {there} are there")
    return told | {
        "saved": len(saved), "saved_a_minute": round(60 * len(saved) / took), "save_p50_ms": p(saved, 0.5), "save_p99_ms": p(saved, 0.99),
        "save_most_ms": p(saved, 1), "inbox_p50_ms": p(seen, 0.5), "inbox_p99_ms": p(seen, 0.99),
    }


if __name__ == "__main__":
    main()

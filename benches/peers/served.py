"""Servers pinned to one core, what they and their database use, and load on them from another core: used by tiles.py."""

import glob
import http.client
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psutil

SERVER_CORE, LOAD_CORE = 0, 1
TICK = os.sysconf("SC_CLK_TCK")

# Asks for the paths of a file one after the other; ends when so many were answered, or with wrk's own time.
WRK = """
local paths, at, answered = {{}}, 0, 0
for path in io.lines("{paths}") do paths[#paths + 1] = path end
wrk.headers["Accept-Encoding"] = "{encoding}"
request = function() at = at % #paths + 1 return wrk.format("GET", paths[at]) end
response = function()
  answered = answered + 1
  if answered == {limit} then wrk.thread:stop() io.open("{ended}", "w"):close() end
end
done = function(all, latency)
  print(string.format("FIGURES %d %d %d %d %d", all.requests, all.duration, latency:percentile(99), all.bytes,
    all.errors.status + all.errors.read + all.errors.timeout + all.errors.connect))
end
"""


def tree_cpu(root):
    """CPU seconds of a process and all that ever came from it: those alive, and those that were waited for."""
    ticks = 0
    for process in [root, *root.children(recursive=True)]:
        try:
            fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICK


def tree_memory(root, field="VmRSS"):
    """Resident MiB of a process and those under it, now or at most (VmHWM)."""
    total = 0
    for process in [root, *root.children(recursive=True)]:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            continue
        total += int(found.group(1)) if (found := re.search(rf"{field}:\s+(\d+) kB", status)) else 0
    return total / 1024


class Server:
    """A server on one core. `database` counts with it where it has one."""

    def __init__(self, name, command, port, where, **options):
        self.name, self.port, self.database = name, port, options.get("database")
        self.log = open(Path(where) / f"{name.replace(' ', '-')}.log", "w")
        start = time.monotonic()
        self.child = subprocess.Popen([str(word) for word in command], stdout=self.log, stderr=self.log,
                                      cwd=options.get("cwd", where), start_new_session=True,
                                      env=dict(os.environ, **options.get("env", {})),
                                      preexec_fn=lambda: os.sched_setaffinity(0, {SERVER_CORE}))
        self.process = psutil.Process(self.child.pid)
        while not self.answers(options.get("ready", "/")):
            if self.child.poll() is not None or time.monotonic() - start > 120:
                raise RuntimeError(f"{name} did not start: see {self.log.name}")
            time.sleep(0.005)
        self.start_seconds = time.monotonic() - start

    def answers(self, path):
        """Whether a path is answered with 200."""
        try:
            return self.get(path)[0] == 200
        except OSError:
            return False

    def get(self, path, encoding="identity"):
        """Status and body of a path."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            link.request("GET", path, headers={"Accept-Encoding": encoding})
            answer = link.getresponse()
            return answer.status, answer.read()
        finally:
            link.close()

    def cpu(self):
        """CPU seconds of the server and its database."""
        return tree_cpu(self.process) + (tree_cpu(self.database.process) if self.database else 0)

    def memory(self, field="VmRSS"):
        """MiB of the server alone."""
        return tree_memory(self.process, field)

    def forget_peak(self):
        """Lets the peak of memory start anew."""
        for process in [self.process, *self.process.children(recursive=True)]:
            Path(f"/proc/{process.pid}/clear_refs").write_text("5")

    def load(self, paths, connections, seconds=None):
        """wrk on the other core: for so many seconds, or until each path was answered once.

        Gives answers per CPU second, per second, p99 in ms, KiB of an answer, and errors.
        """
        with tempfile.TemporaryDirectory() as folder:
            lines, script, ended = Path(folder) / "paths", Path(folder) / "load.lua", Path(folder) / "ended"
            lines.write_text("\n".join(paths) + "\n")
            limit = -1 if seconds else len(paths)
            script.write_text(WRK.format(paths=lines, limit=limit, ended=ended, encoding="gzip"))
            before = self.cpu()
            command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{connections}", f"-d{seconds or 300}s",
                       "--timeout", "60s", "-s", str(script), f"http://127.0.0.1:{self.port}/"]
            asking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            while asking.poll() is None and not ended.exists():
                time.sleep(0.002)
            if ended.exists():
                asking.send_signal(signal.SIGINT)  # it would sleep to its end although nobody asks any more
            said = asking.communicate()[0]
            used = max(self.cpu() - before, 1 / TICK)
        found = re.search(r"FIGURES (\d+) (\d+) (\d+) (\d+) (\d+)", said)
        count, micros, p99, size, errors = (int(number) for number in found.groups())
        return {"rate": (count - errors) / used, "wall": count / micros * 1e6, "p99": p99 / 1000,
                "kib": size / max(count, 1) / 1024, "errors": errors}

    def stop(self):
        """Ends it and all that came from it."""
        family = [self.process, *self.process.children(recursive=True)]
        self.child.send_signal(signal.SIGTERM)
        _, alive = psutil.wait_procs(family, timeout=5)
        for process in alive:
            process.kill()
        self.child.wait()
        self.log.close()


class Database:
    """A PostgreSQL of its own with PostGIS, in a folder, on the servers' core."""

    def __init__(self, where, port):
        self.port, self.data = port, Path(where) / "postgres"
        folders = sorted(glob.glob("/usr/lib/postgresql/*/bin")) or [str(Path(shutil.which("initdb") or "").parent)]
        self.bin, self.user = folders[-1], "postgres" if os.getuid() == 0 else None
        if not self.data.exists():
            self.data.mkdir(parents=True)
            if self.user:
                shutil.chown(self.data, self.user)
            self.run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres")
        settings = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "jit": "off",
                    "shared_buffers": "1GB", "max_wal_size": "4GB", "max_parallel_workers_per_gather": 0}
        options = " ".join(f"-c {key}='{value}'" for key, value in settings.items())
        self.run("pg_ctl", "-D", self.data, "-o", options, "-l", self.data / "log", "-w", "start")
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        self.process = psutil.Process(pid)
        for process in [self.process, *self.process.children(recursive=True)]:
            process.cpu_affinity([SERVER_CORE])

    def run(self, program, *arguments):
        """One of PostgreSQL's programs, never as root."""
        subprocess.run([f"{self.bin}/{program}", *map(str, arguments)], check=True, user=self.user, cwd="/",
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=os.setsid)

    def url(self, base="hexes"):
        """The address of a database."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{base}"

    def sql(self, *commands, base="hexes"):
        """Commands in a database, one transaction each; gives what the last one says."""
        words = [word for command in commands for word in ("-c", command)]
        asked = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.url(base), *words]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()

    def stop(self):
        """Ends it."""
        self.run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")

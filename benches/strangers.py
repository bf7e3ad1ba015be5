"""How long others wait while strangers take their time: the p99 of requests, each on a connection of its own, to a running
server, quiet and under each kind of stranger. Run: python3 benches/strangers.py 127.0.0.1:8080 elders-alone-hex9"""

import http.client
import resource
import socket
import sys
import time

ADDRESS, LAYER = sys.argv[1], sys.argv[2]
HOST, PORT = ADDRESS.rsplit(":", 1)
EXPORT = f"GET /collections/{LAYER}/items HTTP/1.1\r\nHost: a\r\n\r\n".encode()
EVENTS = b"GET /events HTTP/1.1\r\nHost: a\r\n\r\n"
KINDS = {
    "500 half-sent heads": (500, b"GET / HTTP/1.1\r\nHost: to"),
    "1,200 silent connections": (1200, b""),
    "40 stalled readers of an export": (40, EXPORT),
    "2,000 idle event streams": (2000, EVENTS),
}
PATHS = ["/health", f"/collections/{LAYER}", f"/collections/{LAYER}/items?limit=10"]


def once(path):
    begin = time.perf_counter()
    connection = http.client.HTTPConnection(HOST, int(PORT), timeout=60)
    connection.request("GET", path, headers={"Accept": "application/json"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 200, (path, answer.status)
    return time.perf_counter() - begin


def p99(times):
    return 1000 * sorted(once(PATHS[nth % len(PATHS)]) for nth in range(times))[int(times * 0.99)]


def strangers(count, start):
    opened = []
    for _ in range(count):
        stream = socket.socket()
        if start == EXPORT:
            stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        stream.connect((HOST, int(PORT)))
        stream.sendall(start)
        opened.append(stream)
    return opened


hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
p99(300)
quiet = p99(1500)
print(f"quiet: p99 {quiet:.1f} ms")
for name, (count, start) in KINDS.items():
    opened = strangers(count, start)
    slow = p99(1500)
    print(f"{name}: p99 {slow:.1f} ms, {slow / quiet:.1f} times")
    for stream in opened:
        stream.close()
    time.sleep(1)

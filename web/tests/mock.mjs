// A small server for tests: the built page, and the made-up town behind the same addresses as the real server's.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { pack } from "./packed.mjs";
import { OFFERED, withLabels, withServices } from "./services.mjs";
import { catalog, items as itemsOfTown } from "./town.mjs";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png" };
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Starts the server, on a free port unless one is named; `publish()` makes a new release and tells the open pages. An older
 * server has no packed collections; where `services` are wanted, the release has those of `services.mjs`.
 */
export async function startMock(port = 0, firstRelease = 1, older = false, services = false) {
  let release = firstRelease;
  const listeners = new Set();
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    const items = url.pathname.match(/^\/collections\/([^/]+)\/items$/);
    const packed = url.pathname.match(/^\/collections\/([^/]+)\/packed$/);
    const place = url.pathname.match(/^\/collections\/([^/]+)\/items\/(\d+)$/);
    const one = url.pathname.match(/^\/collections\/([^/]+)$/);
    const town = catalog(release, url.searchParams.get("lang") ?? "en");
    const all = services ? withServices(town) : town;
    if (url.pathname === "/collections") json(response, all);
    else if (one) json(response, described(all.collections.find(({ id }) => id === decodeURIComponent(one[1])) ?? {}));
    else if (place) sendPlace(response, decodeURIComponent(place[1]), Number(place[2]), url.searchParams.get("datetime"));
    else if (items && ["csv", "gpkg"].includes(url.searchParams.get("f"))) sendFile(response, decodeURIComponent(items[1]), url.searchParams);
    else if (items) void sendItems(response, decodeURIComponent(items[1]), url.searchParams.get("datetime"));
    else if (packed && !older) sendPacked(response, decodeURIComponent(packed[1]), url.searchParams.get("datetime"));
    else if (url.pathname === "/events") subscribe(response, listeners, release);
    else void sendPage(response, url.pathname);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const tell = (response) => response.write(`event: release\ndata: {"release":${release}}\n\n`);
  return {
    port: server.address().port,
    url: `http://127.0.0.1:${server.address().port}/`,
    publish() {
      release += 1;
      listeners.forEach(tell);
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const items = (id, period) => (id === "services" ? OFFERED : itemsOfTown(id, period));

/** A collection by itself has the labels of its codes too. */
const described = (collection) => (collection.id === "services" ? withLabels(collection) : collection);

function json(response, body) {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function sendPacked(response, id, period) {
  const features = items(id, period);
  if (!features) return response.writeHead(404).end();
  return response.writeHead(200, { "Content-Type": "application/vnd.gocpont.packed" }).end(pack(id, period, features));
}

function sendPlace(response, id, fid, period) {
  const found = items(id, period)?.find((feature) => feature.id === fid);
  if (found) json(response, found);
  else response.writeHead(404).end();
}

/** Writes one feature per line, in pieces that cut through features. */
async function sendItems(response, id, period) {
  const features = items(id, period);
  if (!features) return response.writeHead(404).end();
  const head = `{"type":"FeatureCollection","numberReturned":${features.length},"features":[\n`;
  const text = `${head}${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n],"links":[]}\n`;
  const bytes = Buffer.from(text);
  response.writeHead(200, { "Content-Type": "application/geo+json" });
  for (let at = 0; at < bytes.length; at += 20_011) {
    response.write(bytes.subarray(at, at + 20_011));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return response.end();
}

function subscribe(response, listeners, release) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  response.write(`event: release\ndata: {"release":${release}}\n\n`);
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

/** A table of what a collection has, or something that only calls itself a GeoPackage. */
function sendFile(response, id, asked) {
  const features = items(id, asked.get("datetime"));
  if (!features) return response.writeHead(404).end();
  if (asked.get("f") === "gpkg") return response.writeHead(200, { "Content-Type": "application/geopackage+sqlite3" }).end("SQLite format 3\0");
  const columns = asked.get("properties")?.split(",") ?? Object.keys(features[0].properties);
  const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const rows = features.map(({ id: own, geometry, properties }) => [own, ...columns.map((name) => properties[name] ?? ""), ...geometry.coordinates.flat(3).slice(0, 2)]);
  const text = [["id", ...columns, "lon", "lat"], ...rows].map((row) => row.map((value) => cell(String(value))).join(",")).join("\r\n");
  return response.writeHead(200, { "Content-Type": "text/csv; charset=utf-8; header=present" }).end(`${text}\r\n`);
}

/** A file of the built page; the page itself also stands at `/embed`, where others may put it into theirs. */
async function sendPage(response, path) {
  const embed = path === "/embed";
  const file = join(DIST, normalize(embed || path === "/" ? "/index.html" : path));
  try {
    const body = await readFile(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const policy = embed ? POLICY.replace("frame-ancestors 'none'", "frame-ancestors *") : POLICY;
    response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": policy }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

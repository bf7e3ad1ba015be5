// The program's desk with a real provider beside it, and a browser without a screen that goes the whole way.
import { settings, SECRET, startProvider } from "./desk-provider.mjs";
import { startDesk } from "./desk-program.mjs";

/** Both, linked; nothing where the program was built without signing in by a provider, which continuous integration forbids. */
export async function startBoth(more = "") {
  const provider = await startProvider();
  const files = { "oidc.toml": settings(provider.issuer, more), "oidc.secret": `${SECRET}\n` };
  try {
    const desk = await startDesk({ files, options: ["--oidc", "oidc.toml"] });
    await provider.knows(desk.url);
    const by = more.includes("email") ? ["--email", "klara@mintafalva.example"] : ["--subject", "3f1c-klara"];
    desk.run("user", "link", "klara", "--issuer", provider.issuer, ...by);
    desk.run("user", "add", "bela", "--role", "viewer", "--tenant", "25104", "--no-password");
    desk.run("user", "link", "bela", "--issuer", provider.issuer, "--subject", "5b5b-disabled");
    desk.run("user", "disable", "bela");
    return { provider, desk, stop: () => Promise.all([provider.stop(), desk.stop()]) };
  } catch (error) {
    await provider.stop();
    if (process.env.GOCPONT_OIDC !== "built" && String(error).includes("--features oidc")) return null;
    throw error;
  }
}

/** A browser: cookies by host and port, and no redirect that it does not take itself. */
export class Visitor {
  jar = new Map();

  constructor(desk) {
    this.desk = new URL(desk.url).origin;
  }

  async ask(url, { method = "GET", headers = {}, body } = {}) {
    const { origin } = new URL(url);
    const own = this.jar.get(origin) ?? new Map();
    this.jar.set(origin, own);
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { method, body, redirect: "manual", headers: { ...(cookie ? { cookie } : {}), ...headers } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) own.delete(name);
      else own.set(name, value);
    }
    return response;
  }

  /** Asks the desk as its page does. */
  async api(path, body) {
    const headers = body === undefined ? {} : { origin: this.desk, "content-type": "application/json" };
    const response = await this.ask(`${this.desk}/api/${path}`, { method: body === undefined ? "GET" : "POST", headers, body: body && JSON.stringify(body) });
    return { status: response.status, told: await response.json(), headers: response.headers };
  }

  /** Goes to the provider and comes as far as the address that it sends the browser back to. */
  async away(subject = "3f1c-klara", what = "in") {
    const { told } = await this.api("oidc/start", {});
    let url = told.url;
    for (let hop = 0; hop < 8; hop += 1) {
      let response = await this.ask(url);
      if (response.status === 200 && /\/interaction\//.test(url)) {
        const body = new URLSearchParams({ subject, what }).toString();
        response = await this.ask(url, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });
      }
      const to = response.headers.get("location");
      if (!to) throw new Error(`${url}: ${response.status} ${await response.text()}`);
      url = new URL(to, url).href;
      if (url.startsWith(this.desk)) return url;
    }
    throw new Error("the provider does not let go");
  }

  /** Comes back; where the desk sends the browser then, and what its page is told. */
  async back(url) {
    const response = await this.ask(url, { headers: { "sec-fetch-site": "cross-site" } });
    const { told } = await this.api("oidc");
    return { status: response.status, to: response.headers.get("location"), ...told };
  }

  /** The whole way. */
  async come(subject, what) {
    return this.back(await this.away(subject, what));
  }

  /** Who is in; nobody where nobody is. */
  async who() {
    const { status, told } = await this.api("me");
    return status === 200 ? told.name : null;
  }
}

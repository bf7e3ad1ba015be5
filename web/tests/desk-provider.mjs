// A real OpenID provider on this machine (the package oidc-provider), with invented people who sign in by typing their subject, and with
// a hand on what it answers: that is how a provider misbehaves in tests.
import { once } from "node:events";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, decodeJwt } from "jose";

export const CLIENT = "gocpont-desk";
export const SECRET = "a secret: of this client & nobody's else";

/** The people whom it knows; `mfa` has shown a second factor there. */
export const PEOPLE = {
  "3f1c-klara": { email: "klara@mintafalva.example", email_verified: true },
  "77aa-nora": { email: "nora@mintafalva.example", email_verified: false },
  "9d9d-stranger": { email: "stranger@mintafalva.example", email_verified: true },
  "5b5b-disabled": { email: "bela@mintafalva.example", email_verified: true },
};

const form = (uid) => `<!doctype html><html lang="en"><title>The provider</title><main><h1>The provider</h1>
<form method="post" action="/interaction/${uid}"><label>Subject <input name="subject" id="subject" autofocus></label>
<button name="what" value="in">Sign in</button><button name="what" value="no">No</button></form></main></html>`;

/** Starts it; `spoil` may change an ID token's claims and header, or the whole answer of the token endpoint. */
export async function startProvider() {
  // It says on standard error which Node it would rather have.
  const warn = console.warn;
  console.warn = () => undefined;
  const { Provider } = await import("oidc-provider");
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const stranger = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: "one", use: "sig", alg: "RS256" };
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const state = { issuer, spoil: null, shows: {}, asked: [], isDown: false, redirects: [] };
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: ["http://127.0.0.1:1/api/oidc/callback"], response_types: ["code"], grant_types: ["authorization_code"] }],
    jwks: { keys: [key] },
    cookies: { keys: ["a key of tests"] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ["sub", "acr", "amr"], email: ["email", "email_verified"] },
    acrValues: ["two-factors"],
    ttl: Object.fromEntries(["AccessToken", "AuthorizationCode", "Grant", "IdToken", "Interaction", "Session"].map((own) => [own, 600])),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => (PEOPLE[id] ? { accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) } : undefined),
    // Nobody is asked whether the desk may know them: it is their employer's.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
    clientBasedCORS: () => false,
    renderError: (ctx, out) => {
      ctx.body = `refused: ${out.error} ${out.error_description ?? ""}`;
    },
  });
  console.warn = warn;
  provider.use(async (ctx, next) => {
    state.asked.push(ctx.path);
    await next();
    if (ctx.path === "/token" && state.spoil && ctx.body?.id_token) {
      const claims = decodeJwt(ctx.body.id_token);
      ctx.body = (await state.spoil({ claims, body: ctx.body, sign: (changed, header = {}, own = privateKey) => new SignJWT(changed).setProtectedHeader({ alg: "RS256", kid: "one", ...header }).sign(own), stranger: stranger.privateKey })) ?? ctx.body;
    }
  });
  const callback = provider.callback();
  server.on("request", async (request, response) => {
    if (state.isDown) return void request.socket.destroy();
    const [, uid] = /^\/interaction\/([\w-]+)$/.exec(request.url) ?? [];
    if (!uid) return callback(request, response);
    if (request.method === "GET") return void response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(form(uid));
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const typed = new URLSearchParams(Buffer.concat(chunks).toString());
    const login = { accountId: typed.get("subject"), remember: false, ...state.shows };
    const result = typed.get("what") === "no" ? { error: "access_denied", error_description: "no" } : { login };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  /** Says where the desk is, once that is known. */
  state.knows = async (url) => {
    const client = await provider.Client.find(CLIENT);
    client.redirectUris = [`${url.replace(/\/$/, "")}/api/oidc/callback`];
    provider.Client.find = async (id) => (id === CLIENT ? client : undefined);
  };
  state.stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return state;
}

/** The settings of it, as a town writes them. */
export const settings = (issuer, more = "") => `issuer = "${issuer}"
client = "${CLIENT}"
secret = "oidc.secret"
${more.includes("[") ? "" : more}
[label]
hu = "Belépés a városi fiókkal"
cs = "Přihlášení městským účtem"
en = "Sign in with the town's account"
${more.includes("[") ? more : ""}`;

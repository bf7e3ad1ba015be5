// A provider that misbehaves, whoever stands in between, and visitors who try what is not theirs, against the program's own routes.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startBoth, Visitor } from "../desk-oidc.mjs";

/** Runs tests against a desk with these settings. */
function town(name, more, tests) {
  describe(name, { concurrency: false }, () => {
    let both;
    const own = { it: (title, work) => it(title, async (t) => (both ? work(both) : t.skip("the program is built without it"))) };
    before(async () => (both = await startBoth(more)));
    after(async () => both?.stop());
    tests(own);
  });
}

const now = () => Math.floor(Date.now() / 1000);
/** An ID token with other claims, signed by the provider itself. */
const changed = (changes) => async ({ claims, body, sign }) => ({ ...body, id_token: await sign({ ...claims, ...changes }) });
const unsigned = (header, claims) => [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");

/** What a provider may answer instead of its word. */
const WORDS = {
  "the nonce of another sign-in": changed({ nonce: "another" }),
  "no nonce": changed({ nonce: undefined }),
  "a word for another client": changed({ aud: "another" }),
  "a word for several, ours among them": changed({ aud: ["gocpont-desk", "another"] }),
  "a word made for another": changed({ azp: "another" }),
  "a word of another issuer": changed({ iss: "https://other.example" }),
  "a word that is over": changed({ exp: now() - 600, iat: now() - 900 }),
  "a word of tomorrow": changed({ iat: now() + 86_400 }),
  "a word without end": changed({ exp: undefined }),
  "a word that nobody has signed": ({ claims, body }) => ({ ...body, id_token: `${unsigned({ alg: "none" }, claims)}.` }),
  "a word under the signature of another": ({ claims, body }) => ({ ...body, id_token: `${unsigned({ alg: "RS256", kid: "one" }, { ...claims, sub: "3f1c-klara" })}.${body.id_token.split(".")[2]}x` }),
  "a word signed by a stranger": async ({ claims, body, sign, stranger }) => ({ ...body, id_token: await sign(claims, {}, stranger) }),
  "a word under a key that it has not": async ({ claims, body, sign, stranger }) => ({ ...body, id_token: await sign(claims, { kid: "two" }, stranger) }),
};

town("a provider that misbehaves", "", ({ it }) => {
  it("is not believed, whatever is wrong, and the person is told no more than that", async ({ provider, desk }) => {
    // Its word signed anew, and else as it was, is believed: what follows is refused for what is wrong with it alone.
    provider.spoil = changed({});
    assert.equal((await new Visitor(desk).come("3f1c-klara")).to, "/");
    for (const [name, spoil] of Object.entries(WORDS)) {
      provider.spoil = spoil;
      const visitor = new Visitor(desk);
      const told = await visitor.come("3f1c-klara");
      assert.deepEqual([told.to, told.refused], ["/#/sign-in", { error: "oidc-token" }], name);
      assert.equal(await visitor.who(), null, name);
    }
    provider.spoil = null;
    assert.match(desk.said(), /nonce/);
    assert.doesNotMatch(desk.said(), /klara|eyJ/, "nothing of anybody's word is told");
  });
});

town("a provider that answers nonsense", "", ({ it }) => {
  it("is down, which is nobody's failure, and a password goes on", async ({ provider, desk }) => {
    for (const [name, spoil] of Object.entries({
      "no ID token": () => ({ access_token: "x" }),
      "no JSON": () => "nonsense",
      "too much": () => ({ id_token: "x".repeat(1 << 20) }),
    })) {
      provider.spoil = spoil;
      const told = await new Visitor(desk).come("3f1c-klara");
      assert.deepEqual([told.to, told.refused], ["/#/sign-in", { error: "oidc-down" }], name);
    }
    provider.spoil = null;
    const visitor = new Visitor(desk);
    const url = await visitor.away();
    provider.isDown = true;
    assert.deepEqual((await visitor.back(url)).refused, { error: "oidc-down" });
    const { status } = await visitor.api("sign-in", { name: "klara", password: "a pond in the park" });
    assert.equal(status, 200);
    provider.isDown = false;
    assert.equal((await new Visitor(desk).come("3f1c-klara")).to, "/");
  });
});

town("visitors", "", ({ it }) => {
  it("come in once, by a key that they did not bring, and only in the browser that began it", async ({ desk }) => {
    const [klara, thief] = [new Visitor(desk), new Visitor(desk)];
    const forged = "0".repeat(32);
    klara.jar.set(klara.desk, new Map([["__Host-gocpont", forged]]));
    const url = await klara.away();
    await thief.api("oidc/start", {});
    assert.equal((await thief.back(url)).to, "/#/sign-in", "another browser, with a sign-in of its own");
    assert.equal((await new Visitor(desk).back(url)).to, "/#/sign-in", "another browser without one");
    assert.equal((await klara.back(url)).to, "/");
    assert.equal(await klara.who(), "klara");
    const key = klara.jar.get(klara.desk).get("__Host-gocpont");
    assert.notEqual(key, forged);
    assert.equal((await klara.back(url)).to, "/#/sign-in", "once");
    assert.equal(await thief.who(), null);
  });

  it("do not come in with a state, a code or an issuer of their own", async ({ provider, desk }) => {
    const spoilt = (change) => async (visitor) => {
      const url = new URL(await visitor.away());
      change(url.searchParams);
      return url.href;
    };
    for (const [name, way, refused] of [
      ["state", spoilt((query) => query.set("state", "0".repeat(64))), null],
      ["no state", spoilt((query) => query.delete("state")), null],
      ["two states", spoilt((query) => query.append("state", query.get("state"))), null],
      ["two codes", spoilt((query) => query.append("code", "other")), null],
      ["code", spoilt((query) => query.set("code", "made-up")), { error: "oidc-token" }],
      ["no code", spoilt((query) => query.delete("code")), { error: "oidc-token" }],
      ["issuer", spoilt((query) => query.set("iss", "https://other.example")), { error: "oidc-token" }],
      ["no issuer", spoilt((query) => query.delete("iss")), { error: "oidc-token" }],
    ]) {
      const visitor = new Visitor(desk);
      const told = await visitor.back(await way(visitor));
      assert.deepEqual([told.status, told.to, told.refused], [303, "/#/sign-in", refused], name);
      assert.equal(await visitor.who(), null, name);
    }
    // The code of one sign-in is worth nothing in another: it is bound to what began it.
    const [one, two] = [new Visitor(desk), new Visitor(desk)];
    const code = new URL(await one.away()).searchParams.get("code");
    const url = new URL(await two.away("9d9d-stranger"));
    url.searchParams.set("code", code);
    assert.deepEqual((await two.back(url.href)).refused, { error: "oidc-token" });
    assert.ok(provider.asked.includes("/token"));
  });

  it("are sent back to the desk's own address, whatever they say, and nowhere else", async ({ desk }) => {
    const visitor = new Visitor(desk);
    const { told, headers } = await visitor.api("oidc/start", { to: "https://evil.example", redirect_uri: "https://evil.example" });
    const query = new URL(told.url).searchParams;
    assert.equal(query.get("redirect_uri"), `${visitor.desk}/api/oidc/callback`);
    assert.deepEqual([query.get("response_type"), query.get("code_challenge_method"), query.get("scope")], ["code", "S256", "openid"]);
    assert.match(headers.get("set-cookie"), /^__Host-gocpont-oidc=[0-9a-f]{64}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const url = new URL(await visitor.away());
    for (const name of ["to", "next", "redirect_uri", "returnTo"]) url.searchParams.set(name, "https://evil.example/");
    assert.equal((await visitor.back(url.href)).to, "/");
    // Another site's page begins nothing here.
    const foreign = await visitor.ask(`${visitor.desk}/api/oidc/start`, { method: "POST", headers: { origin: "https://evil.example" } });
    assert.equal(foreign.status, 403);
    const hosted = await visitor.ask(`${visitor.desk}/api/oidc/callback?state=1&code=2`);
    assert.equal(hosted.headers.get("cache-control"), "no-store");
  });

  it("are told who they are where nobody links them, and refused where their account is disabled", async ({ provider, desk }) => {
    const stranger = await new Visitor(desk).come("9d9d-stranger");
    assert.deepEqual(stranger.refused, { error: "oidc-unlinked", subject: "9d9d-stranger", issuer: provider.issuer });
    const disabled = await new Visitor(desk).come("5b5b-disabled");
    assert.deepEqual(disabled.refused, { error: "oidc-disabled", subject: "5b5b-disabled" });
    assert.deepEqual((await new Visitor(desk).come("3f1c-klara", "no")).refused, { error: "oidc-denied" });
    const klara = new Visitor(desk);
    await klara.come("3f1c-klara");
    assert.equal(await klara.who(), "klara");
    desk.run("user", "unlink", "klara", "--issuer", provider.issuer, "--subject", "3f1c-klara");
    assert.equal(await klara.who(), null, "the session went with the link");
    assert.equal((await new Visitor(desk).come("3f1c-klara")).refused.error, "oidc-unlinked");
  });

  it("who keep failing wait, be it with a password or by the provider", async ({ desk }) => {
    let told = { refused: null };
    for (let tries = 0; tries < 25 && told.refused?.error !== "wait"; tries += 1) {
      const visitor = new Visitor(desk);
      try {
        told = await visitor.come("9d9d-stranger");
      } catch {
        const { status, told: said } = await visitor.api("oidc/start", {});
        assert.equal(status, 429);
        told = { refused: said };
      }
    }
    assert.equal(told.refused?.error, "wait");
    const { told: said } = await new Visitor(desk).api("sign-in", { name: "klara", password: "a pond in the park" });
    assert.equal(said.error, "wait");
  });
});

town("a town that wants the provider's second factor", '[second_factor]\nby = "provider"\nacr = ["two-factors"]\namr = ["mfa"]', ({ it }) => {
  it("lets nobody in without one, and asks for none of its own behind it", async ({ provider, desk }) => {
    desk.run("user", "totp", "klara");
    assert.deepEqual((await new Visitor(desk).come("3f1c-klara")).refused, { error: "oidc-factor" });
    provider.shows = { amr: ["pwd"] };
    assert.deepEqual((await new Visitor(desk).come("3f1c-klara")).refused, { error: "oidc-factor" });
    for (const shows of [{ amr: ["pwd", "mfa"] }, { acr: "two-factors" }]) {
      provider.shows = shows;
      const visitor = new Visitor(desk);
      assert.equal((await visitor.come("3f1c-klara")).to, "/", JSON.stringify(shows));
      assert.equal(await visitor.who(), "klara");
    }
  });
});

town("a town that knows people by their addresses", 'match = "email"', ({ it }) => {
  it("takes an address that the provider has verified, and no other", async ({ provider, desk }) => {
    const klara = new Visitor(desk);
    assert.equal((await klara.come("3f1c-klara")).to, "/");
    assert.equal(await klara.who(), "klara");
    desk.run("user", "link", "nora", "--issuer", provider.issuer, "--email", "nora@mintafalva.example");
    assert.deepEqual((await new Visitor(desk).come("77aa-nora")).refused, { error: "oidc-email" });
    provider.spoil = changed({ email: "klara@mintafalva.example", email_verified: "true" });
    assert.notEqual((await new Visitor(desk).come("77aa-nora")).to, "/", "a word that is no yes");
    provider.spoil = changed({ email: "KLARA@mintafalva.example", email_verified: true });
    assert.equal((await new Visitor(desk).come("3f1c-klara")).to, "/", "however it is written");
    provider.spoil = null;
    assert.equal((await new Visitor(desk).come("9d9d-stranger")).refused.subject, "stranger@mintafalva.example");
  });
});

// Three towns of one district: a worker of one sees of the others what they share and nothing else, by the pages and without
// them; and the auditor sees who looked at what. Before the program itself.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { direct, district, go, says } from "../desk-town.mjs";

let benesov;
before(async () => (benesov = await district("benesov", { locale: "cs-CZ" })));
after(() => benesov?.stop());

const tenants = (body) => [...new Set(body.entries.map(({ tenant }) => tenant))].sort();
const list = async (page, register, more = "") => (await direct(page, `registers/${register}/entries?limit=200${more}`)).body;

describe("a neighbouring town's worker", () => {
  let vera;
  let foreign;
  before(async () => {
    vera = await benesov.as("handler-vlasim");
    const hana = await benesov.as("handler-benesov");
    foreign = (await list(hana, "signal")).entries[0];
    assert.equal(foreign.tenant, "benesov");
  });

  it("finds the services of all three, and says whose each is", async () => {
    await go(vera, "#/register/service", "Služba");
    // Whoever offers them is told by name, which comes a moment after the list.
    await vera.locator("#content tbody td", { hasText: "Benešov – Ukázkové centrum pečovatelské služby" }).first().waitFor();
    const shown = await vera.locator("#content tbody tr").allTextContents();
    for (const town of ["Benešov", "Vlašim", "Votice"]) assert.ok(shown.some((text) => text.includes(town)), `${town} of ${shown.join("\n")}`);
    const { entries } = await list(vera, "service");
    const other = entries.find(({ tenant }) => tenant === "benesov");
    await go(vera, `#/register/service/${other.id}`, other.answers.name);
    assert.equal(await vera.locator("#entry .row button").count(), 0, "it is looked at, not changed");
  });

  it("sees the signals of the own town alone: in lists, counts, on the map, in reports", async () => {
    assert.deepEqual(tenants(await list(vera, "signal")), ["vlasim"]);
    assert.deepEqual(tenants(await list(vera, "service")), ["benesov", "vlasim", "votice"]);
    await go(vera, "#/register/signal", "Podnět");
    await vera.locator("#content tbody a[href^='#/register/signal/']").first().waitFor();
    const shown = await vera.locator("#content tbody").textContent();
    assert.ok(shown.includes("Vlašim") && !shown.includes("Benešov"), shown);
    await vera.evaluate((to) => (location.hash = to), `#/register/signal/${foreign.id}`);
    await says(vera, /Nic takového není, nebo to nepatří vaší organizaci/);
    assert.equal(await vera.locator("#entry").count(), 0);
    const ways = [
      `registers/signal/entries/${foreign.id}`, `registers/signal/entries/${foreign.id}/history`, `registers/signal/entries/${foreign.id}/around`,
      "map/signals?tenant=benesov&from=2020-01-01&to=2030-01-01", "statistics/signal?tenant=benesov&from=2020-01-01&to=2030-01-01&by=kind",
    ];
    for (const way of ways) {
      const { status, body } = await direct(vera, way);
      const isEmpty = status === 200 && JSON.stringify(body).includes("benesov") === false && (body.count ?? body.total) === 0;
      assert.ok(status === 404 || status === 403 || isEmpty, `${way}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    }
    assert.equal((await list(vera, "signal", "&tenant=benesov")).entries?.filter(({ tenant }) => tenant === "benesov").length ?? 0, 0);
  });

  it("changes nothing of the others, by whichever way", async () => {
    const { entries } = await list(vera, "service");
    const other = entries.find(({ tenant }) => tenant === "benesov");
    const on = { "if-match": `"${other.revision}"` };
    const tried = [
      await direct(vera, `registers/service/entries/${other.id}`, "PUT", { answers: { name: "Jiné jméno" }, links: {} }, on),
      await direct(vera, `registers/signal/entries/${foreign.id}/unseal`, "POST", { variable: "description", reason: "zvědavost" }),
      await direct(vera, "registers/signal/entries", "POST", { tenant: "benesov", organisation: "family-support", written: { answers: {}, links: {} } }, { "idempotency-key": crypto.randomUUID() }),
    ];
    for (const { status, body } of tried) assert.ok([403, 404, 409].includes(status), `${status} ${JSON.stringify(body)}`);
    const hana = await benesov.as("handler-benesov");
    assert.equal((await direct(hana, `registers/service/entries/${other.id}`)).body.answers.name, other.answers.name);
  });

  it("has no plan of the others, but where the operator gives them a part in it: then the three add up", async () => {
    const petra = await benesov.as("coordinator-vlasim");
    const plan = async (tenant) => direct(petra, `measures/plan?tenant=${tenant}`);
    const towns = ["benesov", "vlasim", "votice"];
    assert.deepEqual((await Promise.all(towns.map(plan))).map(({ status }) => status), [404, 200, 404]);
    // An administrator gives roles to their own people alone; across towns the operator of the machine does.
    const alice = await benesov.as("administrator-benesov");
    const grant = { tenant: "benesov", role: "viewer", records: false };
    assert.equal((await direct(alice, "people/coordinator-vlasim/grant", "POST", grant)).status, 404);
    benesov.town.run("user", "grant", "coordinator-vlasim", "--role", "viewer", "--tenant", "benesov", "--tenant", "votice");
    await petra.reload();
    await go(petra, "#/measures", "Opatření");
    await petra.selectOption("#plan-tenant", { label: "všechny dohromady" });
    await says(petra, /V plánu je 27/);
    const each = (await Promise.all(towns.map(plan))).map(({ body }) => body);
    const { body: together } = await plan(towns.join());
    const sum = (all, what) => all.reduce((sum, { totals }) => sum + totals.reduce((own, total) => own + BigInt(total[what]), 0n), 0n);
    assert.ok([...each, together].every(({ currencies }) => currencies.join() === "CZK"));
    assert.ok(sum([together], "amount") > 0n);
    for (const what of ["amount", "secured", "won", "planned", "spent"]) assert.equal(sum([together], what), sum(each, what), what);
  });
});

describe("the auditor", () => {
  it("sees who looked at what, and nothing of what is in it", async () => {
    const adela = await benesov.as("auditor-benesov");
    await go(adela, "#/audit", "Protokol");
    const rows = adela.locator("#content tbody tr");
    await rows.filter({ hasText: "handler-vlasim" }).first().waitFor();
    const told = await rows.allTextContents();
    assert.ok(told.some((text) => text.includes("handler-vlasim")), "the look at what is shared is told");
    assert.equal((await direct(adela, "registers/signal/entries")).status >= 400 || (await list(adela, "signal")).entries.length === 0, true);
    const { body } = await direct(adela, "audit");
    assert.ok(body.entries.some(({ who, object, act }) => who === "handler-benesov" && act === "list" && /signal/.test(object ?? "")));
    assert.deepEqual(benesov.errors, []);
  });
});

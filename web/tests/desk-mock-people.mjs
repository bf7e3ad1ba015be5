// What the desk's program answers, for tests, of accounts, tokens and one's own account.

const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
const grant = (role, more = {}) => ({ tenant: "tata", role, records: false, ...more });

/** Made-up accounts: an administrator, and people whose session wants something first. */
export const MORE_PEOPLE = {
  gazda: { password: "egy hosszú jelszó", organisation: "kozpont", grants: [grant("administrator")] },
  elemzo: { password: "egy hosszú jelszó", organisation: "kozpont", grants: [grant("analyst", { records: true })] },
  ujonc: { password: "egy hosszú jelszó", organisation: "kozpont", grants: [grant("social_worker")], wants: ["password"] },
  kettes: { password: "egy hosszú jelszó", organisation: "kozpont", grants: [grant("social_worker")], wants: ["second-factor"] },
};

const person = (name, grants, more = {}) => ({ name, organisation: "kozpont", mail: null, grants, asked: [], elsewhere: false, disabled: false, second_factor: false, second_factor_required: true, one_time: false, last_used: at(-30), ...more });

export const firstPeople = () => [
  person("gazda", [grant("administrator")], { second_factor: true }),
  person("proba", [grant("social_worker")]),
  person("felelos", [grant("viewer")], { asked: [{ ...grant("analyst", { records: true }), by: "masikgazda", at: at(-5) }] }),
  person("tavoli", [grant("publisher")], { elsewhere: true, last_used: null, organisation: null }),
];

export const firstTokens = () => [
  { id: "tok1", name: "QGIS, főépítész", scope: "gis:tata:elders-alone-hex9,debt-hex8", created: at(-900), expires: at(24 * 90), used: at(-2), revoked: null },
  { id: "tok2", name: "Régi honlap", scope: "public:tata:*", created: at(-9000), expires: at(-90), used: null, revoked: null },
];

const SENSITIVE = ["social_worker", "analyst", "administrator"];
const isOf = (one, other) => one.tenant === other.tenant && one.role === other.role;

/** The answers of these routes; nothing where a path is not among them. */
export function peopleRoute(desk, { path, body, method, session, key, refuse }) {
  if (path === "me/password") return ownPassword(session, body, refuse);
  if (path.startsWith("me/")) return ownAccount(desk, { path, body, session, key, refuse });
  if (!/^(people|tokens)(\/|$)/.test(path)) return undefined;
  if (!session.person.grants.some(({ role }) => role === "administrator")) refuse(404, { error: "not-found" });
  return path.startsWith("people") ? people(desk, { path, body, method, session, refuse }) : tokens(desk, { path, body, method, refuse });
}

function ownPassword(session, { old, new: next }, refuse) {
  if (old !== session.person.password) refuse(401, { error: "wrong" });
  if (next.length < 12) refuse(400, { error: "weak", why: "short", count: 12 });
  session.person = { ...session.person, wants: (session.person.wants ?? []).filter((want) => want !== "password") };
  return {};
}

function ownAccount(desk, { path, body, session, key, refuse }) {
  if (path === "me/mail") {
    session.person = { ...session.person, mail: body.mail };
    return {};
  }
  if (path === "me/totp") {
    if (session.person.second_factor && body.password !== session.person.password) refuse(401, { error: "wrong" });
    session.offered = true;
    return { secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", address: `otpauth://totp/G%C3%B3cpont:${session.name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=G%C3%B3cpont` };
  }
  if (path === "me/totp/confirm") {
    if (!session.offered) refuse(404, { error: "not-found" });
    if (body.code !== "123456") refuse(401, { error: "wrong" });
    session.person = { ...session.person, second_factor: true, wants: (session.person.wants ?? []).filter((want) => want !== "second-factor") };
    return { recovery: ["abcd-efgh", "ijkl-mnop"] };
  }
  const others = [...desk.sessions].filter(([own, each]) => own !== key && each.name === session.name);
  if (path === "me/sessions") return { sessions: [[key, session], ...others].map(([own, each]) => ({ id: own, started: at(-3), used: at(-1), ends: at(8), second_factor: each.person.second_factor ?? false, own: own === key })) };
  const gone = others.filter(([own]) => body.id === undefined || body.id === own);
  for (const [own] of gone) desk.sessions.delete(own);
  return { ended: gone.length };
}

function people(desk, { path, body, method, session, refuse }) {
  if (path === "people" && method === "GET") return { people: desk.people, tenants: ["tata"] };
  if (path === "people") {
    if (desk.people.some((own) => own.name === body.name)) refuse(409, { error: "taken", name: body.name });
    const asked = body.grants.filter(({ role }) => SENSITIVE.includes(role));
    const given = body.grants.filter((own) => !asked.includes(own));
    desk.people.push(person(body.name, given, { asked: asked.map((own) => ({ ...own, by: session.name, at: at(0) })), one_time: true, last_used: null, organisation: body.organisation ?? null, mail: body.mail ?? null }));
    return { password: "elso-jelszo-1234", given, asked };
  }
  const [, name, what] = path.split("/").map(decodeURIComponent);
  const own = desk.people.find((each) => each.name === name);
  if (!own) refuse(404, { error: "not-found" });
  if (own.elsewhere && !["grant", "revoke"].includes(what)) refuse(409, { error: "elsewhere" });
  return onPerson(own, what, body, session, refuse);
}

function onPerson(own, what, body, session, refuse) {
  switch (what) {
    case "grant": {
      if (own.name === session.name) refuse(409, { error: "own" });
      const before = own.asked.find((each) => isOf(each, body));
      if (before?.by === session.name) refuse(409, { error: "asked" });
      if (SENSITIVE.includes(body.role) && !before) {
        own.asked.push({ ...body, by: session.name, at: at(0) });
        return { given: false };
      }
      own.asked = own.asked.filter((each) => each !== before);
      own.grants.push(body);
      return { given: true };
    }
    case "revoke":
      own.asked = own.asked.filter((each) => !isOf(each, body));
      if (own.grants.length === 1 && isOf(own.grants[0], body)) refuse(409, { error: "no-role" });
      own.grants = own.grants.filter((each) => !isOf(each, body));
      return {};
    case "disable":
    case "enable":
      own.disabled = what === "disable";
      return {};
    case "password":
      own.one_time = true;
      return { password: "masik-jelszo-5678" };
    case "mail":
      own.mail = body.mail;
      return {};
    default:
      own.second_factor_required = body.required;
      return {};
  }
}

function tokens(desk, { path, body, method, refuse }) {
  if (method === "GET") return { tokens: desk.tokens, tenants: ["tata"] };
  if (path === "tokens") {
    const id = `tok${desk.tokens.length + 1}`;
    desk.tokens.push({ id, name: body.name, scope: body.scope, created: at(0), expires: `${body.expires}T00:00:00Z`, used: null, revoked: null });
    return { id, token: `gocpont_${id}.titok`, expires: body.expires };
  }
  const own = desk.tokens.find(({ id }) => path === `tokens/${id}/revoke`);
  if (!own) refuse(404, { error: "not-found" });
  own.revoked = at(0);
  return {};
}

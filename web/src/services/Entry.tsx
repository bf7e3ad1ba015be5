// One service: what everybody asks first, and behind a button what else is known. On paper all of it stands there.
import { useState } from "preact/hooks";
import { useWords } from "../ui/context.tsx";
import { isStale, type Found } from "./found.ts";
import { clockIn, type Zone } from "./hours.ts";
import { agesSaid, capacitySaid, distanceSaid, feeSaid, hoursSaid, labelSaid, labelsSaid, openingSaid, vacantSaid } from "./said.ts";
import { dialled, type Service } from "./service.ts";
import { shelf } from "./shelf.ts";

interface Props {
  found: Found;
  zone: Zone;
  /** On the card everything stands there at once. */
  isCard?: boolean;
  onShow?: (service: Service) => void;
}

/** A service in the list or on the card. */
export function Entry({ found: { service, km, opening }, zone, isCard = false, onShow }: Props) {
  const words = useWords();
  const labels = shelf.labels.value;
  const [isMore, setMore] = useState(isCard);
  const { name, provider, site, address, code, stepFree } = service;
  const vacant = vacantSaid(words, service);
  const Heading = isCard ? "h2" : "h3";
  const rest = `service-rest-${service.key}`;
  return (
    <article class="service" aria-label={name}>
      <header>
        <Heading>{name}</Heading>
        {km !== null && <span class="far">{distanceSaid(words, km)}</span>}
      </header>
      <p class="kind">{[code && labelSaid(words, labels, "code", code), provider].filter(Boolean).join(" · ")}</p>
      <ul class="signs">
        {opening && <li class={opening.isOpen ? "sign open screen" : "sign shut screen"}>{openingSaid(words, opening)}</li>}
        {vacant && <li class={service.vacant ? "sign free" : "sign none"}>{vacant}</li>}
        {stepFree !== null && <li class="sign">{words.say(stepFree ? "services-step-yes" : "services-step-no")}</li>}
        <Age service={service} zone={zone} />
      </ul>
      {(address || site) && <p class="where">{[site, address].filter(Boolean).join(", ")}</p>}
      <Phones phones={service.phones} />
      <div class={isMore ? "rest" : "rest folded"} id={isCard ? undefined : rest}>
        <Rest service={service} />
        <Confirmed service={service} zone={zone} />
      </div>
      {!isCard && (
        <p class="entry-acts screen">
          <button type="button" class="link more" aria-expanded={isMore} aria-controls={rest} onClick={() => setMore(!isMore)}>
            {words.say(isMore ? "services-less" : "services-details")}
            <span class="unseen">: {name}</span>
          </button>
          {service.at && onShow && (
            <button type="button" class="link show" onClick={() => onShow(service)}>
              {words.say("services-show")}
              <span class="unseen">: {name}</span>
            </button>
          )}
        </p>
      )}
    </article>
  );
}

/** That an entry is old, where it is. */
function Age({ service, zone }: { service: Service; zone: Zone }) {
  const words = useWords();
  const isOld = isStale(service.confirmedOn, clockIn(zone, shelf.now.value).date, shelf.staleDays.value);
  return isOld ? <li class="sign stale">{words.say("services-stale")}</li> : null;
}

function Phones({ phones }: { phones: string[] }) {
  const words = useWords();
  if (phones.length === 0) return null;
  return (
    <p class="phones">
      <span class="unseen">{words.say("services-phone")}: </span>
      {phones.map((phone) => {
        const to = dialled(phone);
        return to ? (
          <a key={phone} href={to}>
            {phone}
          </a>
        ) : (
          <span key={phone}>{phone}</span>
        );
      })}
    </p>
  );
}

/** What else is known, each with what it is. */
function Rest({ service }: { service: Service }) {
  const words = useWords();
  const labels = shelf.labels.value;
  const { description, opening, hours, openingHours, howToGetIn, eligibility, targets, form, areas, email, web } = service;
  const named = (property: string, code: string) => (code ? labelSaid(words, labels, property, code) : "");
  const hoursLines = [...(hours ? hoursSaid(words, hours) : [openingHours]), opening].filter(Boolean);
  const facts: [id: string, texts: string[]][] = [
    ["services-hours", hoursLines],
    ["services-entry", [howToGetIn]],
    ["services-fee", [feeSaid(words, labels, service)]],
    ["services-who", [eligibility]],
    ["services-ages", [agesSaid(words, service)]],
    ["services-targets", [labelsSaid(words, labels, "targets", targets)]],
    ["services-capacity", [capacitySaid(words, service)]],
    ["services-form", [named("form", form)]],
    ["services-areas", [areas.join(", ")]],
  ];
  return (
    <>
      {description && <p class="described">{description}</p>}
      <dl>
        {facts.map(([id, texts]) => {
          const own = texts.filter(Boolean);
          return own.length > 0 && <Fact key={id} id={id} texts={own} />;
        })}
        {email && (
          <div>
            <dt>{words.say("services-mail")}</dt>
            <dd>
              <a href={`mailto:${email}`}>{email}</a>
            </dd>
          </div>
        )}
        {web && (
          <div>
            <dt>{words.say("services-web")}</dt>
            <dd>
              <a href={web} target="_blank" rel="noopener noreferrer">
                {web.replace(/^https?:\/\/|\/$/g, "")}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function Fact({ id, texts }: { id: string; texts: string[] }) {
  const words = useWords();
  return (
    <div>
      <dt>{words.say(id)}</dt>
      {texts.map((text) => (
        <dd key={text}>{text}</dd>
      ))}
    </div>
  );
}

/** Who confirmed it and when, and what follows where that is long ago. */
function Confirmed({ service: { confirmedOn, confirmedBy }, zone }: { service: Service; zone: Zone }) {
  const words = useWords();
  const today = clockIn(zone, shelf.now.value).date;
  if (!confirmedOn) return <p class="confirmed stale">{words.say("services-unconfirmed")}</p>;
  const date = words.date(confirmedOn);
  return (
    <p class="confirmed">
      {confirmedBy ? words.say("services-confirmed-by", { by: confirmedBy, date }) : words.say("services-confirmed", { date })}
      {isStale(confirmedOn, today, shelf.staleDays.value) && <b class="stale"> {words.say("services-stale-told", { days: shelf.staleDays.value })}</b>}
    </p>
  );
}

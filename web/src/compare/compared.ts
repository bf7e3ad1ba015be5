// Builds what a comparison shows: it may load another date, another topic or all dates, and gives the picture of them.
import { signal as signalOf } from "@preact/signals";
import type { Catalog, Indicator } from "../api.ts";
import { numbersOf } from "../classes.ts";
import { breaksBy } from "../breaks.ts";
import { collectionFor, periodOf } from "../layers.ts";
import { lookAt, pictureOf, propertiesOf, scaleOf, townOf, viewFor, type Picture, type Shown } from "../picture.ts";
import type { Shapes } from "../shapes.ts";
import type { State } from "../state.ts";
import { differencePicture } from "./difference.ts";
import { otherOf, refusal } from "./fits.ts";
import { pairPicture } from "./pairs.ts";
import { shapesAt, type Reach } from "./reach.ts";

/** What is there to compare with, and where layers come from. */
export interface Around extends Reach {
  state: State;
  catalog: Catalog;
  zoom: number;
}

/** How many of how many dates have been loaded; none where nothing is loading. */
export const progress = signalOf<{ done: number; all: number } | null>(null);

/** What a shown layer becomes where it is compared; nothing where the comparison does not fit. */
export async function compared(shown: Shown, around: Around): Promise<Partial<Shown> | null> {
  const { state, catalog } = around;
  if (refusal(state, catalog)) return null;
  switch (state.compare) {
    case "difference": {
      if (!datesOf(shown, around).includes(state.since)) return null;
      const before = await shapesAt(around, shown.collection.id, state.since);
      return { view: "share", picture: differencePicture(asShares(shown), state.since, before) };
    }
    case "swipe": {
      const beside = await otherLayer(shown, around);
      return beside && { beside };
    }
    case "bivariate": {
      const beside = await otherLayer(shown, around);
      return beside && { view: "share", picture: pairPicture(asShares(shown), beside) };
    }
    case "multiples":
      return allDates(shown, around);
    default:
      return null;
  }
}

/** The dates of the shown layer; those of the release where the server does not say them. */
const datesOf = ({ collection }: Shown, { catalog }: Around) => collection.gocpont?.periods ?? catalog.release?.periods ?? [];

const asShares = (shown: Shown): Shown => ({ ...shown, view: "share" });

/** The layer of the other topic at the same date and in the same places. */
async function otherLayer(shown: Shown, around: Around): Promise<Shown | null> {
  const { state, catalog, zoom } = around;
  const topic = otherOf(state, catalog);
  const collection = topic && collectionFor(catalog, { ...state, indicator: topic.id }, zoom);
  if (!topic || !collection) return null;
  const period = periodOf(collection, shown.period);
  const shapes = await shapesAt(around, collection.id, period);
  const view = viewFor(shapes, fitting(topic, shown.view));
  const { palette, method } = shown.look;
  const look = lookAt(shapes, { topic, view, palette, method, whole: shown.scale.whole });
  const scale = scaleOf(shapes, look, shown.scale.whole);
  return { collection, period, topic, view, shapes, look, scale, picture: pictureOf(shapes, look, scale), turn: shown.turn };
}

function fitting(topic: Indicator, view: Shown["view"]): Shown["view"] {
  if (topic.kind === "count") return "share";
  return view === "hotspots" && !topic.hotspots ? "share" : view;
}

/** The same layer at every date, in one set of groups, so that a colour means the same in each. */
async function allDates(shown: Shown, around: Around): Promise<Partial<Shown>> {
  const periods = datesOf(shown, around);
  const dates: { period: string; shapes: Shapes }[] = [];
  for (const period of periods) {
    progress.value = { done: dates.length, all: periods.length };
    dates.push({ period, shapes: period === shown.period ? shown.shapes : await shapesAt(around, shown.collection.id, period) });
  }
  progress.value = null;
  const { view, topic, method } = shown.look;
  const told = overAll(dates, shown);
  if (view !== "share" && view !== "count") return { dates, picture: { ...shown.picture, ...told } };
  const numbers = dates.flatMap(({ shapes }) => numbersOf(propertiesOf(shapes), topic, view));
  const look = { ...shown.look, breaks: breaksBy(method, numbers) };
  const own = scaleOf(shown.shapes, look, shown.scale.whole);
  const scale = { ...own, least: numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0), most: numbers.reduce((a, b) => Math.max(a, b), 0) };
  return { dates, look, scale, picture: { ...pictureOf(shown.shapes, look, scale), ...told } };
}

/** What is said of all dates in place of what is said of one: from when to when, and how the whole area went. */
function overAll(dates: NonNullable<Shown["dates"]>, { look: { topic, view }, scale: { whole } }: Shown): Pick<Picture, "over" | "summary"> {
  const [first, last] = [dates[0]?.period ?? "", dates.at(-1)?.period ?? ""];
  const shares = dates.flatMap(({ period, shapes }) => {
    const share = townOf(shapes);
    return share === null ? [] : [{ period, share }];
  });
  return {
    over: (words) => words.say("compare-all-dates", { count: dates.length, from: words.date(first, true), to: words.date(last, true) }),
    summary: (words) => {
      const [start, end] = [shares[0], shares.at(-1)];
      if (topic.kind !== "rate" || view === "count" || !start || !end) return words.say("compare-multiples-same");
      const [low, high] = [shares.reduce((a, b) => (b.share < a.share ? b : a)), shares.reduce((a, b) => (b.share > a.share ? b : a))];
      return words.say("compare-multiples-summary", {
        place: whole,
        from: words.date(start.period),
        to: words.date(end.period),
        first: words.percent(start.share),
        last: words.percent(end.share),
        lowest: words.percent(low.share),
        lowestAt: words.date(low.period),
        highest: words.percent(high.share),
        highestAt: words.date(high.period),
      });
    },
  };
}

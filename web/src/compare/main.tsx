// Comparing, charts and the table: one part that comes when it is asked for.
import "../compare.css";

export { compared } from "./compared.ts";
export { CompareChoices } from "./CompareChoices.tsx";
export { History } from "./History.tsx";
export { Linked } from "./Linked.tsx";
export { Multiples } from "./Multiples.tsx";
export { SquareKey } from "./SquareKey.tsx";
export { Swipe } from "./Swipe.tsx";

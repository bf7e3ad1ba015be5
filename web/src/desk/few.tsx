// So few people that a share says little: in words, wherever such a figure stands.
import type { Figure } from "./map/types.ts";
import { say } from "./texts.ts";

export const Few = ({ figure }: { figure: Figure }) => (figure.few && figure.population > 0 ? <strong class="few">{say("figure-few")}</strong> : null);

// Starts the desk.
import "./desk.css";
import { render } from "preact";
import { begin } from "./desk.ts";
import { mind } from "./notices/unread.ts";
import { Page } from "./page.tsx";
import { follow } from "./route.ts";

const root = document.getElementById("app");
if (root) {
  follow();
  mind();
  render(<Page />, root);
  void begin();
}

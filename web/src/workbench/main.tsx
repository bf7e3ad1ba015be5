// Starts the workbench.
import "leaflet/dist/leaflet.css";
import "./workbench.css";
import { render } from "preact";
import { drop, open } from "./desk.ts";
import { Page } from "./page.tsx";

const root = document.getElementById("app");
if (root) {
  render(<Page />, root);
  void open();
}

// Without these the browser would show a dropped file instead of giving it to us.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const files = event.dataTransfer?.files;
  if (files && files.length > 0) void drop(files);
});

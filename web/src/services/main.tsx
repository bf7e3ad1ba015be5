// Who helps: the panel with needs and lists, and the card on the map. Fetched when it is first wanted.
import "../find/dialogs.css";
import "./services.css";

export { Card } from "./Card.tsx";
export { Panel } from "./Panel.tsx";

// The services on the map: a button for each point where there are any, with its name as far as names have room. The list
// says the same for those who do not see it.
import type { Leaflet } from "../leaflet.ts";
import type { Spot } from "./found.ts";

const PANE = "services";

interface Marker {
  spot: Spot;
  button: HTMLButtonElement;
  label: HTMLSpanElement;
}

/** Buttons on a map of Leaflet's, in a pane of their own. */
export class Markers {
  private readonly pane: HTMLElement;
  private markers: Marker[] = [];
  private readonly place = () => this.placeAll();

  constructor(
    private readonly map: Leaflet.Map,
    private readonly onPick: (keys: string[]) => void,
  ) {
    this.pane = map.getPane(PANE) ?? map.createPane(PANE);
    this.pane.classList.add("services-pane", "leaflet-zoom-hide");
    map.on("zoomend viewreset", this.place);
  }

  /** Shows these points alone. */
  show(spots: readonly Spot[]): void {
    this.markers = spots.map((spot) => this.make(spot));
    this.pane.replaceChildren(...this.markers.map(({ button }) => button));
    this.placeAll();
  }

  /** Marks the point that has one of these services. */
  choose(keys: readonly string[]): void {
    for (const { spot, button } of this.markers) button.classList.toggle("chosen", spot.services.some(({ key }) => keys.includes(key)));
  }

  /** Takes everything off the map. */
  remove(): void {
    this.map.off("zoomend viewreset", this.place);
    this.pane.replaceChildren();
    this.markers = [];
  }

  private make(spot: Spot): Marker {
    const [button, dot, label] = [document.createElement("button"), document.createElement("b"), document.createElement("span")];
    button.type = "button";
    button.className = "services-spot";
    // The list has the same for keys; a map full of buttons would be many steps on the way to it.
    button.tabIndex = -1;
    const names = spot.services.map(({ name }) => name).join(", ");
    const house = spot.services.length > 1 ? spot.services[0]?.site : "";
    label.textContent = house || names;
    button.setAttribute("aria-label", house ? `${house}: ${names}` : names);
    if (spot.services.length > 1) dot.dataset["count"] = String(spot.services.length);
    button.append(dot, label);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (!wasDragged(this.map)) this.onPick(spot.services.map(({ key }) => key));
    });
    button.addEventListener("dblclick", (event) => event.stopPropagation());
    return { spot, button, label };
  }

  /** Puts every button on its point; names stand where they cover neither a point nor a name before them. */
  private placeAll(): void {
    const points = this.markers.map(({ spot: { at } }) => this.map.latLngToLayerPoint([at.lat, at.lon]));
    this.markers.forEach(({ button }, nth) => (button.style.transform = `translate(${points[nth]?.x}px, ${points[nth]?.y}px)`));
    const widths = this.markers.map(({ label }) => label.offsetWidth);
    const taken: Room[] = points.map(({ x, y }) => ({ left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT }));
    this.markers.forEach(({ label }, nth) => {
      const { x, y } = points[nth] ?? { x: 0, y: 0 };
      const room = { left: x + DOT, right: x + DOT + (widths[nth] ?? 0), top: y - HALF, bottom: y + HALF };
      const isFree = taken.every((other, of) => of === nth || room.right < other.left || room.left > other.right || room.bottom < other.top || room.top > other.bottom);
      label.classList.toggle("crowded", !isFree);
      if (isFree) taken.push(room);
    });
  }
}

/** Whether what just ended was no click but the map being moved; Leaflet's types leave it out. */
export function wasDragged(map: Leaflet.Map): boolean {
  return (map.dragging as Leaflet.Handler & { moved?: () => boolean }).moved?.() ?? false;
}

const [DOT, HALF] = [15, 11];

interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

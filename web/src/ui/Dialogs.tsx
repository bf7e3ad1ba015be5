// The dialogs and the tour, whose code and words come when they are first wanted.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { teach } from "../words.ts";
import { usePage } from "./context.tsx";

/** Each part by its name. */
const PARTS = {
  share: () => import("../find/Share.tsx").then(({ Share }) => Share),
  print: () => import("../find/Print.tsx").then(({ Print }) => Print),
  download: () => import("../find/Download.tsx").then(({ Download }) => Download),
  tour: () => import("../find/Tour.tsx").then(({ Tour }) => Tour),
} satisfies Record<string, () => Promise<ComponentType>>;

type Name = keyof typeof PARTS;

/** The dialog that is open. */
export function Dialogs() {
  return <Later name={usePage().store.dialog.value} />;
}

/** The tour while it runs. */
export function TourPlace() {
  return <Later name={usePage().store.tour.value > 0 ? "tour" : null} />;
}

function Later({ name }: { name: Name | null }) {
  const { store } = usePage();
  const [come, setCome] = useState<{ name: Name; Shown: ComponentType } | null>(null);
  useEffect(() => {
    if (!name) return;
    Promise.all([PARTS[name](), teach(store.words.value, "find")])
      .then(([Shown]) => setCome({ name, Shown }))
      .catch(() => {
        store.dialog.value = null;
        store.tour.value = 0;
        store.tell("notice-failed");
      });
  }, [name]);
  return name && come?.name === name ? <come.Shown /> : null;
}

// Light or dark: as the device has it, or as the visitor wants; kept on the device, not in the address.
import { computed, effect, signal } from "@preact/signals";

/** What can be chosen. */
export const THEMES = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof THEMES)[number];

const KEY = "gocpont-theme";

function kept(): ThemeChoice {
  try {
    return THEMES.find((name) => name === localStorage.getItem(KEY)) ?? "auto";
  } catch {
    return "auto";
  }
}

/** What the visitor chose. */
export const themeChoice = signal<ThemeChoice>(kept());
const deviceIsDark = signal(false);

/** What is shown. */
export const theme = computed<"light" | "dark">(() => (themeChoice.value === "auto" ? (deviceIsDark.value ? "dark" : "light") : themeChoice.value));

/** Begins to follow the device and the choice. */
export function followTheme(): void {
  const device = matchMedia("(prefers-color-scheme: dark)");
  deviceIsDark.value = device.matches;
  device.addEventListener("change", () => (deviceIsDark.value = device.matches));
  effect(() => {
    document.documentElement.dataset["theme"] = theme.value;
  });
}

/** Takes a choice and keeps it where the device lets it. */
export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Without a place to keep it the choice lasts as long as the page.
  }
}

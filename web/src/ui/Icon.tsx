// Small pictures on buttons.

const PATHS = {
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  home: "M3 10l7-6 7 6M5.500 9v7h9V9",
  about: "M10 2.500a7.500 7.500 0 1 0 .01 0M10 9v5M10 6v.5",
  table: "M3 4h14v12H3zM3 8.500h14M8 8.500V16",
  play: "M6 4l10 6-10 6z",
  pause: "M6 4v12M14 4v12",
  share: "M13 6l-6 3.500 6 3.500M15 5.200a1.800 1.800 0 1 0-.01 0M5 11.300a1.800 1.800 0 1 0-.01 0M15 16.600a1.800 1.800 0 1 0-.01 0",
  print: "M6 8V3h8v5M4 8h12v6h-2M6 14H4M6 12h8v5H6z",
  download: "M10 3v9M6 9l4 4 4-4M4 16h12",
  search: "M9 3a6 6 0 1 0 .01 0M13.500 13.500L17 17",
  locate: "M10 5a5 5 0 1 0 .01 0M10 2v3M10 15v3M2 10h3M15 10h3",
  panel: "M3 4h14v12H3zM3 11h14",
} as const;

/** The name of a picture. */
export type IconName = keyof typeof PATHS;

/** One picture, of no meaning to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

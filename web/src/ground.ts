// The colours of the basemap, by day and by night: quiet, so that the numbers over it carry the meaning.

/** One line along a way. */
export interface Stroke {
  colour: string;
  width: number;
  dash?: number[];
}

/** How the ground is drawn. */
export interface Ground {
  municipality: string;
  wood: string;
  water: string;
  shore: string;
  /** Under the numbers, by kind of way. */
  ways: Record<string, Stroke[]>;
  /** Over the numbers: enough to find one's way, too faint to hide a colour. */
  faint: Record<string, Stroke[]>;
  border: Stroke;
  names: { halo: string; place: string; water: string; landmark: string };
}

/** Both grounds. */
export const GROUNDS: Record<"light" | "dark", Ground> = {
  light: {
    municipality: "#fbfaf6",
    wood: "#e0e9d5",
    water: "#b4d3e3",
    shore: "#8fbdd6",
    ways: {
      stream: [{ colour: "#b4d3e3", width: 2.2 }],
      railway: [
        { colour: "#8b9096", width: 1.8 },
        { colour: "#f7f5f0", width: 1, dash: [5, 5] },
      ],
      road: [
        { colour: "#cfc8ba", width: 3.6 },
        { colour: "#ffffff", width: 2.2 },
      ],
      motorway: [
        { colour: "#c9a26c", width: 5 },
        { colour: "#f6dfb4", width: 3.2 },
      ],
    },
    faint: {
      stream: [{ colour: "#8fbdd6c0", width: 1.6 }],
      railway: [{ colour: "#4f565c66", width: 1.2, dash: [6, 3] }],
      road: [{ colour: "#ffffff8c", width: 1.8 }],
      motorway: [{ colour: "#f2d49ab0", width: 2.6 }],
    },
    border: { colour: "#6d655ab0", width: 1.3, dash: [7, 4] },
    names: { halo: "rgba(255,255,255,0.9)", place: "#1b2a33", water: "#2d6484", landmark: "#4b4238" },
  },
  dark: {
    municipality: "#202b31",
    wood: "#24352d",
    water: "#17394b",
    shore: "#2b5a72",
    ways: {
      stream: [{ colour: "#204a60", width: 2.2 }],
      railway: [
        { colour: "#66737b", width: 1.8 },
        { colour: "#202b31", width: 1, dash: [5, 5] },
      ],
      road: [
        { colour: "#121a1f", width: 3.6 },
        { colour: "#46555d", width: 2.2 },
      ],
      motorway: [
        { colour: "#17120a", width: 5 },
        { colour: "#7d6435", width: 3.2 },
      ],
    },
    faint: {
      stream: [{ colour: "#2b5a72c0", width: 1.6 }],
      railway: [{ colour: "#10181d88", width: 1.2, dash: [6, 3] }],
      road: [{ colour: "#ffffff70", width: 1.8 }],
      motorway: [{ colour: "#d9b56a90", width: 2.6 }],
    },
    border: { colour: "#c2b9a8b0", width: 1.3, dash: [7, 4] },
    names: { halo: "rgba(12,20,25,0.88)", place: "#eef3f5", water: "#9fd0e6", landmark: "#d8cdbb" },
  },
};

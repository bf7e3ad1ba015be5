// What became of a place of the made-up town over all dates: roughly as the program tells it, for tests.

/** Whether a series rises or falls, by the signs of all its pairs, with the normal approximation. */
function mannKendall(values) {
  const pairs = values.flatMap((late, at) => values.slice(0, at).map((early) => Math.sign(late - early)));
  const [s, n] = [pairs.reduce((a, b) => a + b, 0), values.length];
  const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const p = Math.min(1, 2 * Math.exp(-0.717 * Math.abs(z) - 0.416 * z * z));
  const direction = p > 0.05 ? "none" : s > 0 ? "up" : "down";
  return { trend_s: s, trend_z: z, trend_p: p, tau_b: s / pairs.length, direction, periods_used: n };
}

/** Where the share of a place goes; dates are half a year apart. */
export function trendOf(dates) {
  const values = dates.map(({ value }) => value).filter((value) => typeof value === "number");
  if (values.length < 4) return { direction: null };
  const slopes = values.flatMap((late, at) => values.slice(0, at).map((early, from) => ((late - early) * 2) / (at - from)));
  const found = mannKendall(values);
  return { ...found, trend_p_adjusted: found.trend_p, sen_slope: slopes.sort((a, b) => a - b)[slopes.length >> 1] };
}

/** How a place became hot or cold, from its classes. */
export function emergence(dates) {
  const tested = dates.filter((date) => date.class);
  if (tested.length < 4) return { category: null };
  const { direction, ...rest } = mannKendall(tested.map(({ z }) => z));
  return { ...rest, direction, category: categoryOf(tested.map((date) => date.class.replace(/9\d$/, "")), direction) };
}

function categoryOf(sides, direction) {
  const last = sides.at(-1);
  for (const side of ["hot", "cold"]) {
    const on = sides.map((each) => each === side);
    const count = on.filter(Boolean).length;
    const lasting = count >= 0.9 * sides.length;
    if (last !== side) {
      if (lasting) return `${side}_historical`;
      continue;
    }
    const stronger = side === "hot" ? "up" : "down";
    if (count === 1) return `${side}_new`;
    if (lasting) return `${side}_${direction === "none" ? "persistent" : direction === stronger ? "intensifying" : "diminishing"}`;
    if (on.slice(-count).every(Boolean)) return `${side}_consecutive`;
    return `${side}_${sides.some((each) => each !== side && each !== "ns") ? "oscillating" : "sporadic"}`;
  }
  return "none";
}

// Round numbers along the side of a chart.

/** Round steps from zero to just beyond the highest number, at most about five of them. */
export function stepsTo(most: number): number[] {
  const rough = Math.max(most, 1e-9) / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 2.5, 5, 10].find((factor) => factor * unit >= rough) ?? 10);
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, at) => at * step);
}

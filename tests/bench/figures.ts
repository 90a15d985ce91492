/** Many measurements of one thing, in a few numbers. */
export interface Figures {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Null when nothing could be measured. */
export function figures(values: readonly (number | null)[]): Figures | null {
  const sorted = values
    .filter((value): value is number => value !== null)
    .sort((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return {
    median: round((at(Math.floor(middle)) + at(Math.ceil(middle))) / 2),
    min: round(at(0)),
    max: round(at(sorted.length - 1)),
    runs: sorted.length,
  };
}

/** How many times as much; null when one side is missing. */
export const ratio = (of: Figures | null, to: Figures | null): number | null =>
  of === null || to === null ? null : Math.round((of.median / to.median) * 100) / 100;

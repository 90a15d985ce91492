/** Figures beside the bound that the design sets for each. */
import { figures, type Figures } from './figures';

export type Bounded = Record<string, Figures & { bound: number; met: boolean }>;

/** The median is held to the bound; for what nobody may notice even once, the worst is. */
export function bounded<K extends string>(
  runs: readonly Readonly<Record<K, number>>[],
  bounds: Readonly<Record<K, number>>,
): Bounded {
  const all: Bounded = {};
  for (const [key, bound] of Object.entries(bounds) as [K, number][]) {
    const of = figures(runs.map((run) => run[key]));
    const worst = key === 'mainBlockMs' || key === 'searchMs';
    if (of) all[key] = { ...of, bound, met: (worst ? of.max : of.median) <= bound };
  }
  return all;
}

export const lines = (title: string, of: Bounded): string =>
  `${title}:\n${Object.entries(of)
    .map(
      ([key, { median, max, bound, met }]) =>
        `  ${key}: ${median} (most ${max}), at most ${bound}: ${met ? 'met' : 'NOT met'}\n`,
    )
    .join('')}`;

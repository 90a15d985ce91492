/** What the starts of several builds found out, side by side. */
import { figures, type Figures } from './figures';
import type { Started } from './start';

type Figure = (started: Started) => number | null | undefined;

/** One line per figure, one column per build. The others are compared with the first. */
export function buildsAsText(starts: ReadonlyMap<string, readonly Started[]>): string {
  const all = [...starts.values()];
  const line = (name: string, of: Figure, which: keyof Figures, withRatio: boolean): string => {
    const each = all.map((some) => figures(some.map((one) => of(one) ?? null))?.[which] ?? null);
    const base = each[0] ?? null;
    const cells = each.map((figure) => {
      if (figure === null) return '-';
      const times = withRatio && base !== null ? ` (${(figure / base).toFixed(2)})` : '';
      return `${figure.toFixed(0)}${times}`;
    });
    return [name.padEnd(26), ...cells.map((cell) => cell.padStart(13))].join('');
  };
  const lines = (of: (started: Started) => ReadonlyMap<string, number>, unit: string): string[] =>
    [...new Set(all.flat().flatMap((each) => [...of(each).keys()]))].map((name) =>
      line(`  ${name}, ${unit}`, (started) => of(started).get(name), 'median', false),
    );
  const time: Figure = ({ milliseconds }) => milliseconds;
  return [
    ['medians'.padEnd(26), ...[...starts.keys()].map((name) => name.padStart(13))].join(''),
    line('usable, ms', time, 'median', true),
    line('usable, shortest, ms', time, 'min', true),
    line('memory, MB', ({ megabytes }) => megabytes, 'median', true),
    ...lines(({ processes }) => processes, 'MB'),
    line('processor time, ms', ({ processor }) => sum(processor), 'median', true),
    ...lines(({ processor }) => processor, 'ms'),
    ...lines(({ phases }) => phases, 'ms'),
    '',
  ].join('\n');
}

const sum = (parts: ReadonlyMap<string, number>): number =>
  [...parts.values()].reduce((a, b) => a + b, 0);

/** What this Latchkey is made of, line by line. Pure. */
import type { AboutLatchkey } from '../../../contract';

export function linesOf(about: AboutLatchkey): [term: string, value: string][] {
  const { latchkey, electron, chromium, node, platform, licence } = about;
  const given: [string, string | null][] = [
    ['Latchkey', latchkey],
    ['Electron', electron],
    ['Chromium', chromium],
    ['Node', node],
    ['System', platform],
    ['Licence', licence],
  ];
  return given.flatMap(([term, value]) => (value === null ? [] : [[term, value]]));
}

/** For a report to whoever helps. */
export const textOf = (about: AboutLatchkey): string =>
  [
    ...linesOf(about).map(([term, value]) => `${term}: ${value}`),
    ...(about.evaluation ? ['For evaluation only'] : []),
  ].join('\n');

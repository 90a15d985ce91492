/** How big the packages are, against those of the build before. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../lib/paths';
import { say } from '../lib/say';
import { sizesIn } from './beside';

/** Outlives the output folder, which every build makes anew. */
const kept = inRoot('.runtime', 'package-sizes.json');

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

export function tellSizes(output: string, before = kept): void {
  const last = existsSync(before)
    ? (JSON.parse(readFileSync(before, 'utf8')) as Record<string, number>)
    : {};
  const now = sizesIn(output);
  for (const [name, bytes] of Object.entries(now)) {
    const then = last[name];
    const change =
      then === undefined
        ? 'no build before'
        : `${bytes >= then ? '+' : '-'}${megabytes(Math.abs(bytes - then))}`;
    say(`${name}  ${megabytes(bytes)}  (${change})`);
  }
  // On the official runtime nothing else made this folder.
  mkdirSync(dirname(before), { recursive: true });
  writeFileSync(before, JSON.stringify({ ...last, ...now }));
}

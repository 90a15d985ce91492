/** Draws Latchkey's icon in all sizes from one SVG. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { inRoot } from '../lib/paths';

export const iconSource = inRoot('build', 'package', 'icon.svg');
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

/** Writes `NxN.png` of every size into a folder. */
export function drawIcons(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const svg = readFileSync(iconSource, 'utf8');
  for (const size of iconSizes) {
    const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
    writeFileSync(join(folder, `${size}x${size}.png`), image.asPng());
  }
}

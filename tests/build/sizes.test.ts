/** What is told of the packages' sizes, and where it is kept for the next build. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { reportSizes } from '../../build/package/release-files';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder('sizes');

it('sizes are stored even in a fresh clone without any output', () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const kept = join(folder, '.runtime', 'package-sizes.json');
  writeFileSync(join(folder, 'latchkey.deb'), 'twelve bytes');
  reportSizes(folder, kept);
  expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ 'latchkey.deb': 12 });
  writeFileSync(join(folder, 'latchkey.deb'), '');
  reportSizes(folder, kept);
  const lines = told.mock.calls.map(([line]) => String(line));
  told.mockRestore();
  expect(lines).toEqual([
    expect.stringContaining('(first build)'),
    expect.stringContaining('(-0.0 MB)'),
  ]);
});

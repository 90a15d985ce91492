/** What is told of the packages' sizes, and where it is kept for the next build. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { reportSizes } from '../../build/package/release-files';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-sizes-'));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('are kept also where nothing was made before, as in a fresh clone', () => {
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
    expect.stringContaining('(no build before)'),
    expect.stringContaining('(-0.0 MB)'),
  ]);
});

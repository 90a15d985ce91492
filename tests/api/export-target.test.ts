/** Which file names an export accepts on each system. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toProblem } from '../../src/contract';
import { resolveExportTarget } from '../../src/main/api/handlers/export-target';
import { isWindowsFileName } from '../../src/main/api/handlers/windows-file-name';

const nowhere = {
  desktop: null,
  workspace: {
    status: () => ({ home: '/nowhere' }),
    storeLoss: () => Promise.resolve(null),
  },
  of: null,
} as unknown as Parameters<typeof resolveExportTarget>[2];
const context = { source: 'commandLine', signal: new AbortController().signal } as const;
const exported = (file: string, platform: NodeJS.Platform): Promise<string> =>
  resolveExportTarget({ file, bom: true }, context, nowhere, platform).then(
    (target) => target.file,
    (error: unknown) => toProblem(error).code,
  );

describe('the name of an export', () => {
  it.each(['12:30.csv', 'folder/what?.csv', 'folder\\con', 'nul.csv', 'accounts.', 'accounts '])(
    '%j is refused on Windows before anything is written, and accepted on other systems',
    async (file) => {
      expect(await exported(file, 'win32')).toBe('cannotWriteFile');
      expect(await exported(file, 'linux')).toBe(resolve(file));
      expect(await exported(file, 'darwin')).toBe(resolve(file));
    },
  );

  it.each(['accounts.csv', 'C:\\exports\\accounts.csv', 'C:/exports/ü 2026-03-09.csv', 'a..csv'])(
    '%j is accepted on Windows',
    async (file) => {
      expect(await exported(file, 'win32')).toBe(resolve(file));
    },
  );

  it('is refused when it is the name of a folder', async () => {
    for (const platform of ['linux', 'win32'] as const)
      expect(await exported('/tmp/new/', platform)).toBe('cannotWriteFile');
    expect(await exported('C:\\new\\', 'win32')).toBe('cannotWriteFile');
  });

  it.each([
    ['con', false],
    ['COM1.txt', false],
    ['console', true],
    ['a/b', false],
    ['a\tb', false],
    ['', false],
    ['x'.repeat(256), false],
    ['.hidden', true],
  ])('%j would be accepted by Windows: %s', (name, accepted) => {
    expect(isWindowsFileName(name)).toBe(accepted);
  });
});

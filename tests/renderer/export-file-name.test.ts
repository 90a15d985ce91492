/** The name that an export suggests is one that every system accepts, whatever the instance is called. */
import { describe, expect, it } from 'vitest';
import { suggestExportFileName } from '../../src/renderer/ui/format/format';
import { isWindowsFileName } from '../../src/main/api/handlers/windows-file-name';

const day = new Date(Date.UTC(2026, 2, 9));

describe('the suggested name of an export', () => {
  it.each([
    ['Acme Production', 'latchkey-acme-production-accounts-2026-03-09.csv'],
    ['CON', 'latchkey-con-accounts-2026-03-09.csv'],
    ['a:b\\c/d*?"<>|', 'latchkey-a-b-c-d-accounts-2026-03-09.csv'],
    ['trailing. . ', 'latchkey-trailing-accounts-2026-03-09.csv'],
    ['…', 'latchkey-accounts-2026-03-09.csv'],
    [null, 'latchkey-all-instances-accounts-2026-03-09.csv'],
  ])('of %j is %s', (label, name) => {
    expect(suggestExportFileName(label, 'accounts', day)).toBe(name);
  });

  it.each(['x'.repeat(300), 'ü'.repeat(300), '東京', 'a\0b', 'nul.txt', '\u202e'])(
    'of %j is accepted by Windows',
    (label) => {
      expect(suggestExportFileName(label, 'accounts', day)).toSatisfy(isWindowsFileName);
    },
  );
});

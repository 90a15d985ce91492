/** Opened by LibreOffice, an export has no formula, whatever Domo named things. */
import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityFilterSchema } from '../../src/contract';
import { writeActivityFile, writeExportFile } from '../../src/main/export';
import { BOM, toCsvText } from '../../src/main/export/formats/csv-text';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { THREAD_FILE } from '../store/constants';
import { account, entry, filter, profile } from '../store/rows';
import { temporaryFolder } from '../support/temporary-folder';
import { noSpreadsheet, openInSpreadsheet } from './spreadsheet';

const reason = noSpreadsheet();
if (reason !== null) console.warn(`SKIPPED tests/export/spreadsheet: ${reason}`);

/** Each is a formula for LibreOffice with one of the separators if nothing protects it, or nearly one. */
const known = [
  '=1+1',
  '=HYPERLINK("http://canary.test","x")',
  '=WEBSERVICE("http://canary.test")',
  '=DDE("soffice";"/etc/passwd";"A1")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1;1)',
  '+SUM(1;1)',
  '-SUM(1;1)',
  'a;"=1+1;b',
  '"\t=1+1',
  '"=1+1"',
  '""=1+1',
  'a,"=1+1,b',
  'a|"=1+1|b',
  ' =1+1',
  '\u00A0=1+1',
  '   "=1+1',
  'a; "=1+1;b',
  'line\n=1+1',
  'line\r\n"=1+1',
  'line\r=1+1',
  '\uFEFF=1+1',
  'a;\uFEFF=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  '\u200B=1+1',
  'a;\u200B=1+1;b',
  'a\t\u2060"=1+1',
  '\u200D\u200C=1+1',
  '\u202E=1+1',
  '\u00AD=1+1',
  '\u0000=1+1',
  '\u0001=1+1',
  '\u2028=1+1',
  'a;\u2029=1+1',
  "'=1+1",
  '"\'"=1+1',
  "a;'=1+1;b",
  '{=1+1}',
  'a;";"=1+1',
  'a"",=1+1',
] as const;

/** And many that nobody thought of. The seed keeps a failure repeatable. */
const random = fc.sample(
  fc
    .array(fc.constantFrom('=1+1', ...';|,\t\r\n"\' =+-@＝a1\u00A0\u200B\uFEFF'), { maxLength: 12 })
    .map((signs) => signs.join('')),
  { numRuns: 1_500, seed: 31 },
);

const hostile = [...known, ...random];

const readings = [',', ';', '\t', '|', ',;\t|'].flatMap((separators) => [
  { separators, removesSpaces: false },
  { separators, removesSpaces: true },
]);

describe.skipIf(reason !== null)('a CSV file that LibreOffice opens', () => {
  let folder = '';
  let store: Store;
  const exported: string[] = [];
  let unprotected = '';

  beforeAll(async () => {
    folder = temporaryFolder('spreadsheet');
    store = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
    await store.addProfile(profile('acme', { label: 'a;"=1+1;b', group: '"\t=1+1' }));
    const accounts = hostile.map((text, id) =>
      account(id, { displayName: text, name: text, validationReason: text }),
    );
    await store.saveAccountList('acme', 'account', accounts, 1);
    const key = { profileId: 'acme', kind: 'account', id: 0 } as const;
    const users = hostile.map((text, id) => entry(`${text}${id}`, { name: text }));
    await store.saveAccessList(key, users, 0);
    const target = (name: string) => ({
      file: join(folder, `${name}.csv`),
      bom: true,
      signal: new AbortController().signal,
      storeProblem: null,
      store,
    });
    for (const table of ['accounts', 'access'] as const) {
      const { file, rows } = await writeExportFile({ ...target(table), table, filter: filter() });
      expect(rows).toBeGreaterThanOrEqual(hostile.length);
      exported.push(file);
    }
    for (const [id, text] of known.entries()) {
      await store.beginActivity({
        id: `${text}${id}`,
        at: id,
        source: 'window',
        operation: 'account.rename',
        kind: 'account',
        profileId: 'acme',
        accountId: id,
        account: text,
        changes: [],
      });
    }
    const all = activityFilterSchema.parse({});
    const activity = await writeActivityFile({ ...target('activity'), filter: all });
    expect(activity.rows).toBe(known.length);
    exported.push(activity.file);
    unprotected = join(folder, 'unprotected.csv');
    writeFileSync(unprotected, BOM + toCsvText(hostile.map((text) => ['x', text, text])));
  });

  afterAll(async () => {
    await store.close();
  });

  it.each(readings)(
    'that splits at $separators (spaces removed: $removesSpaces) has formulas only where nothing protects it',
    async (reading) => {
      const files = [...exported, unprotected];
      const { unprotected: live, ...safe } = Object.fromEntries(
        await openInSpreadsheet(files, reading),
      );
      expect(safe).toEqual({ accounts: [], access: [], activity: [] });
      expect(live).toContain('of:=1+1');
    },
  );
});

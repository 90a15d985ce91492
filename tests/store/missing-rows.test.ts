/** A row that was removed behind Latchkey, or put back as it was earlier, is found by a check. Promise P57 (nothing removed). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COVERED_COLUMNS, COVERED_TABLES } from '../../src/main/store/macs/covered-columns';
import { countRowSums, readRowSums } from '../../src/main/store/macs/row-sums';
import { MISSING_ROWS_NOTE } from '../../src/main/store/macs/describe-changed-rows';
import { reportChangedRows } from '../../src/main/store/worker/report-changed-rows';
import { openDatabase } from '../../src/main/store/db/open-database';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { changeBehind, filledKey as key, filledStore, type FilledStore } from './filled-store';
import { account, config, entry, KEY, nothingFound, profile } from './store-in-process';

/** The first row of a table with its MAC, as SQL that puts it back. */
function sqlOfFirstRow({ opened }: FilledStore, table: (typeof COVERED_TABLES)[number]): string {
  const columns = [...COVERED_COLUMNS[table], 'mac'];
  const row = opened.database.get(
    `SELECT rowid AS target, ${columns.map((name) => `quote(${name}) AS ${name}`).join(', ')} FROM ${table}`,
  );
  const values = columns.map((name) => `${name} = ${String(row?.[name])}`);
  return `UPDATE ${table} SET ${values.join(', ')} WHERE rowid = ${Number(row?.['target'])}`;
}

describe('a row that is missing', () => {
  it('is found in every table whose rows have MACs, and the table is named', () => {
    const filled = filledStore();
    const { opened, methods } = filled;
    expect(methods.checkRows()).toEqual(nothingFound);
    for (const table of COVERED_TABLES) {
      changeBehind(filled, `DELETE FROM ${table} WHERE rowid = (SELECT min(rowid) FROM ${table})`);
      expect(methods.checkRows().incompleteTables).toContain(table);
    }
    expect(methods.checkRows()).toMatchObject({ incompleteTables: COVERED_TABLES });
    expect(reportChangedRows(opened)?.message).toContain(MISSING_ROWS_NOTE);
    methods.close();
  });

  it('is accepted when a person has acknowledged it, and the next one is found again', () => {
    const filled = filledStore();
    const { opened, methods } = filled;
    changeBehind(filled, 'DELETE FROM activity');
    methods.checkRows();
    reportChangedRows(opened);
    methods.acknowledgeDamage();
    expect(methods.checkRows()).toEqual(nothingFound);
    changeBehind(filled, 'DELETE FROM reviews');
    expect(methods.checkRows().incompleteTables).toEqual(['reviews']);
    methods.close();
  });

  it('is not hidden by sums that were changed, removed or put back too', () => {
    const filled = filledStore();
    const { methods, opened } = filled;
    const before = opened.database.get('SELECT quote(sums) AS s, quote(mac) AS m FROM row_sums');
    methods.saveReview({ sha256: 'a2', file: '/r', takenAt: 9, entries: 1 });
    const hide = [
      "UPDATE row_sums SET sums = '{}'",
      'UPDATE row_sums SET writes = writes + 1',
      `UPDATE row_sums SET sums = ${String(before?.['s'])}, mac = ${String(before?.['m'])}`,
      'DELETE FROM row_sums',
    ];
    for (const sql of hide) {
      changeBehind(filled, sql);
      expect(methods.checkRows().incompleteTables).toContain('reviews');
    }
    // What Latchkey writes then gives it no good MAC.
    methods.saveReview({ sha256: 'a3', file: '/r', takenAt: 9, entries: 1 });
    expect(readRowSums(opened.database)).toBeNull();
    methods.close();
  });
});

describe('an earlier row that is put back with its own MAC', () => {
  it('is found', () => {
    const filled = filledStore();
    const { methods } = filled;
    const earlier = sqlOfFirstRow(filled, 'configs');
    methods.saveConfig(key, config(7, 'writer'), 40);
    expect(methods.checkRows()).toEqual(nothingFound);
    changeBehind(filled, earlier);
    expect(methods.getAccountDetail(key).configReadAt).toBe(20);
    expect(methods.checkRows()).toEqual({ changedRows: 0, incompleteTables: ['configs'] });
    methods.close();
  });

  it('is found of an account that Latchkey removed', () => {
    const filled = filledStore();
    const { methods, opened } = filled;
    opened.database.exec('CREATE TEMP TABLE kept AS SELECT * FROM accounts WHERE id = 8');
    methods.saveAccountList('acme', 'account', [account(7)], 50);
    opened.database.exec('PRAGMA recursive_triggers = OFF; DROP TRIGGER temp.accounts_written');
    opened.database.exec('INSERT INTO accounts SELECT * FROM temp.kept');
    expect(methods.listAccountKeys('acme')).toHaveLength(2);
    expect(methods.checkRows().incompleteTables).toEqual(['accounts']);
    methods.close();
  });
});

describe('a good store', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }));
  const step = fc.oneof(
    fc.record({ list: ids, at: fc.nat(9) }),
    fc.record({ config: fc.integer({ min: 1, max: 6 }), text: fc.constantFrom('a', 'b') }),
    fc.record({ access: fc.integer({ min: 1, max: 6 }), name: fc.constantFrom('Ada', 'Bob') }),
    fc.constantFrom('snapshot', 'remove', 'rename', 'settings', 'directory'),
  );

  it('is never called incomplete, whatever is written, replaced and removed in any order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const opened = openDatabase(null, KEY);
        const methods = createWorkerMethods(opened, KEY);
        methods.addProfile(profile('acme'));
        methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
        steps.forEach((each, turn) => {
          take(methods, opened.database, each, turn);
        });
        expect(methods.checkRows().incompleteTables).toEqual([]);
        const kept = readRowSums(opened.database)?.sums;
        countRowSums(opened.database, COVERED_TABLES);
        const counted = readRowSums(opened.database)?.sums;
        const isSome = ([, sum]: [string, string]) => !/^0+$/u.test(sum);
        expect(
          Object.entries(kept ?? {})
            .filter(isSome)
            .sort(),
        ).toEqual(
          Object.entries(counted ?? {})
            .filter(isSome)
            .sort(),
        );
        methods.close();
      }),
      { numRuns: 60 },
    );
  });

  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  function take(
    methods: ReturnType<typeof createWorkerMethods>,
    database: ReturnType<typeof openDatabase>['database'],
    each: Step,
    turn: number,
  ): void {
    if (typeof each === 'object') {
      if ('list' in each) {
        const list = each.list.map((id) => account(id, { createdAt: each.at }));
        methods.saveAccountList('acme', 'account', list, turn);
      } else if ('config' in each) {
        const { config: id, text } = each;
        const of = { profileId: 'acme', kind: 'account', id } as const;
        methods.saveConfig(of, config(id, text), turn);
      } else {
        const of = { profileId: 'acme', kind: 'account', id: each.access } as const;
        methods.saveAccessList(of, [entry('1', { name: each.name })], turn);
      }
    } else if (each === 'snapshot') {
      const seq = methods.beginSnapshot('acme');
      let last = methods.saveSnapshotBatch('acme', seq, null);
      while (last !== null) last = methods.saveSnapshotBatch('acme', seq, last);
      methods.endSnapshot('acme', seq, null);
    } else if (each === 'remove') {
      methods.removeProfile('acme');
      methods.addProfile(profile('acme'));
    } else if (each === 'rename') methods.updateProfile('acme', { group: `Group ${turn}` });
    else if (each === 'settings') methods.updateSettings({ keepSnapshotsDays: turn + 1 });
    else {
      methods.saveDirectory('acme', [{ type: 'GROUP', id: '5', readAt: turn, data: null }]);
      // A failure in the middle takes back its rows and their sums.
      expect(() =>
        database.transaction(() => {
          methods.saveDirectory('acme', [{ type: 'GROUP', id: '6', readAt: turn, data: null }]);
          throw new Error('full');
        }),
      ).toThrow('full');
    }
  }
});

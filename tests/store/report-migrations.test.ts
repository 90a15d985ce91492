/** The migrations of what is told and reviewed, and of the sums of rows. */
import { describe, expect, it } from 'vitest';
import {
  reviewsMigration,
  rowSumsMigration,
  tokenExpiriesMigration,
} from '../../src/main/store/db/later-tables';
import { listReportMarks, saveReportMarks } from '../../src/main/store/tables/report-marks';

import { columnsOf, withFile, withDatabase, before, addedBy, profileNamed } from './migrated-file';
import { migrate, migrations } from '../../src/main/store/db/migrations';
import { checkAllRows } from '../../src/main/store/macs/check-all-rows';
import { readRowSums } from '../../src/main/store/macs/row-sums';
import { addAllMacs } from '../../src/main/store/macs/written-rows';

describe('the migration of reports', () => {
  it('adds marks by instance and by comparison, of which the newest at a time counts', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database);
        profileNamed(database, 'p');
        const found = { keys: { k: null }, searchOnly: 3 };
        const drift = { different: 1, missing: 0 };
        for (const at of [1, 2, 3])
          saveReportMarks(database, [
            { at, profileId: 'p', comparison: null, found },
            { at, profileId: 'gone', comparison: null, found },
            { at, profileId: null, comparison: 'c', found: drift },
          ]);
        expect(listReportMarks(database, 2)).toEqual([
          { at: 2, profileId: null, comparison: 'c', found: drift },
          { at: 2, profileId: 'p', comparison: null, found },
        ]);
        expect(listReportMarks(database, null).map(({ at }) => at)).toEqual([3, 3]);
        expect(listReportMarks(database, 0)).toEqual([]);
        expect(database.all('SELECT 1 FROM report_marks WHERE mac IS NULL')).toEqual([]);
        database.run("DELETE FROM profiles WHERE id = 'p'");
        expect(listReportMarks(database, null)).toHaveLength(1);
      });
    });
  });

  it('keeps the newest hundred of each', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database);
        profileNamed(database, 'p');
        for (let at = 1; at <= 105; at += 1)
          saveReportMarks(database, [
            { at, profileId: 'p', comparison: null, found: { keys: {}, searchOnly: null } },
          ]);
        expect(database.all('SELECT at FROM report_marks')).toHaveLength(100);
        expect(listReportMarks(database, 5)).toEqual([]);
        expect(listReportMarks(database, 6)).toHaveLength(1);
      });
    });
  });
});

describe('the migration of token expiries', () => {
  it('adds their table, one row per instance, with a MAC', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, tokenExpiriesMigration)).toContain('token_expiries');
        expect(columnsOf(database, 'token_expiries')).toEqual([
          'profile_id',
          'expires_at',
          'tokens',
          'read_at',
          'mac',
        ]);
        expect(database.all('PRAGMA foreign_key_list(token_expiries)')).toHaveLength(1);
      });
    });
  });
});

describe('the migration of reviews', () => {
  it('adds their tables, whose rows have MACs from the beginning', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const added = addedBy(database, reviewsMigration);
        expect(added.filter((name) => !name.startsWith('sqlite_')).sort()).toEqual([
          'directory',
          'reviews',
        ]);
        expect(columnsOf(database, 'directory')).toContain('mac');
        expect(columnsOf(database, 'reviews')).toContain('mac');
      });
    });
  });
});

describe('the migration of the sums of rows', () => {
  it('counts the rows that are there, and every later migration counts them again', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, before(database, rowSumsMigration));
        profileNamed(database, 'p');
        addAllMacs(database);
        migrate(database);
        expect(checkAllRows(database)).toEqual({ changedRows: 0, incompleteTables: [] });
        expect(Object.keys(readRowSums(database)?.sums ?? {})).toEqual(['profiles']);
        const later = "UPDATE profiles SET mac = x'00112233445566778899aabbccddeeff'";
        migrate(database, [...migrations, later]);
        expect(checkAllRows(database)).toEqual({ changedRows: 1, incompleteTables: [] });
        const removing = 'DELETE FROM profiles';
        migrate(database, [...migrations, later, removing]);
        expect(checkAllRows(database)).toEqual({ changedRows: 0, incompleteTables: [] });
      });
    });
  });
});

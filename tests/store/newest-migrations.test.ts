/** The newest migrations of the store, one by one. */
import { describe, expect, it } from 'vitest';
import {
  auditMigration,
  bulkRunsMigration,
  publishedMigration,
  savedViewsMigration,
  streamReadsMigration,
  syncRunsMigration,
  writtenSecretsMigration,
} from '../../src/main/store/db/later-tables';

import { listPublished, savePublished } from '../../src/main/store/tables/published';
import { columnsOf, withFile, withDatabase, before, addedBy, profileNamed } from './migrated-file';
import { changesMigration, migrate } from '../../src/main/store/db/migrations';

import { filterIndexesMigration } from '../../src/main/store/db/filter-indexes';

describe('the migration of published tables', () => {
  it('adds the table with a MAC of its own, and changes no other', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, publishedMigration)).toEqual([
          'sqlite_autoindex_published_1',
          'published',
        ]);
        expect(columnsOf(database, 'published')).toEqual([
          'profile_id',
          'table_name',
          'dataset_id',
          'made_at',
          'published_at',
          'row_count',
          'mac',
        ]);
      });
    });
  });

  it('is followed by MACs for what is published, which goes with its profile', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database);
        profileNamed(database, 'p');
        const record = { datasetId: 'd', madeAt: 1, publishedAt: null, rows: null } as const;
        savePublished(database, 'p', { table: 'accounts', ...record });
        savePublished(database, 'p', { table: 'accounts', ...record, publishedAt: 2, rows: 3 });
        expect(listPublished(database, 'p')).toEqual([
          { table: 'accounts', ...record, publishedAt: 2, rows: 3 },
        ]);
        expect(database.all('SELECT 1 FROM published WHERE mac IS NULL')).toEqual([]);
        database.run("DELETE FROM profiles WHERE id = 'p'");
        expect(listPublished(database, 'p')).toEqual([]);
      });
    });
  });
});

describe('the migration of written secrets', () => {
  it('adds their table and what counts its changes, and every row in it has a MAC', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, writtenSecretsMigration)).toEqual([
          'sqlite_autoindex_written_secrets_1',
          'written_secrets',
          'written_secrets_added',
          'written_secrets_changed',
          'written_secrets_removed',
        ]);
        expect(columnsOf(database, 'written_secrets')).toContain('mac');
      });
    });
  });
});

describe('the migration of changes', () => {
  it('adds indexes by which the changes since a time are found', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, changesMigration)).toEqual([
          'snapshots_by_time',
          'versions_by_end',
          'versions_by_start',
        ]);
      });
    });
  });
});

describe('the migration of interrupted syncs', () => {
  it('adds a table whose rows have a MAC and go with their instance', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, syncRunsMigration)).toContain('sync_runs');
        expect(columnsOf(database, 'sync_runs')).toEqual(['profile_id', 'started_at', 'mac']);
        expect(database.all('PRAGMA foreign_key_list(sync_runs)')).toHaveLength(1);
      });
    });
  });
});

describe('the migration of the activity log', () => {
  it('adds its tables to a store whose rows have MACs, and a row of each gets one', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const added = addedBy(database, auditMigration);
        expect(added.filter((name) => !name.startsWith('sqlite_'))).toEqual([
          'audit_states',
          'detail_marks',
          'domo_changes',
        ]);
        profileNamed(database, 'p');
        database.transaction(() => {
          database.run("INSERT INTO audit_states (profile_id, reading) VALUES ('p', 1)");
        });
        expect(database.get('SELECT length(mac) AS bytes FROM audit_states')?.['bytes']).toBe(16);
        database.run("DELETE FROM profiles WHERE id = 'p'");
        expect(database.all('SELECT reading FROM audit_states')).toEqual([]);
      });
    });
  });
});

describe('the migration of filters', () => {
  it('knows of which accounts no config was read, and bears a row that is no JSON', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = before(database, filterIndexesMigration);
        profileNamed(database, 'p');
        for (const id of [1, 2, 3])
          database.run(
            `INSERT INTO accounts (profile_id, kind, id, sort_name, provider, search_text, data, read_at)
             VALUES ('p', 'account', ?, '', '', '', '{not json', 0)`,
            id,
          );
        database.run("INSERT INTO configs (account, data, read_at) VALUES (1, '{}', 0)");
        database.run("INSERT INTO configs (account, problem) VALUES (2, '{}')");
        const unread = () => database.all('SELECT account FROM unread_configs ORDER BY account');
        migrate(database, steps);
        expect(unread()).toEqual([{ account: 2 }, { account: 3 }]);
        database.run("UPDATE configs SET data = '{}' WHERE account = 2");
        database.run("INSERT OR REPLACE INTO configs (account, data) VALUES (3, '{}')");
        expect(unread()).toEqual([]);
      });
    });
  });
});

describe('the migration of saved views', () => {
  it('adds their table, whose rows have MACs from the beginning', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, savedViewsMigration)).toContain('saved_views');
        expect(columnsOf(database, 'saved_views')).toEqual([
          'id',
          'name',
          'name_key',
          'saved_at',
          'data',
          'mac',
        ]);
      });
    });
  });
});

describe('the migration of bulk runs', () => {
  it('adds plans and their items, which go with their plan', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, bulkRunsMigration)).toEqual(
          expect.arrayContaining(['bulk_items', 'bulk_runs']),
        );
        expect(columnsOf(database, 'bulk_items')).toContain('mac');
        database.run("INSERT INTO bulk_runs (run_id, planned_at, data) VALUES ('r', 1, '{}')");
        database.run("INSERT INTO bulk_items VALUES ('r', 0, 'waiting', NULL, '{}', NULL)");
        database.run("DELETE FROM bulk_runs WHERE run_id = 'r'");
        expect(database.all('SELECT 1 FROM bulk_items')).toEqual([]);
      });
    });
  });
});

describe('the migration of streams', () => {
  it('adds their table, whose rows have MACs and go with their account', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        expect(addedBy(database, streamReadsMigration)).toEqual([
          'stream_reads_failing',
          'stream_reads',
        ]);
        expect(columnsOf(database, 'stream_reads')).toEqual([
          'account',
          'failing',
          'unread',
          'data',
          'read_at',
          'mac',
        ]);
        expect(database.all('PRAGMA foreign_key_list(stream_reads)')).toHaveLength(1);
      });
    });
  });
});

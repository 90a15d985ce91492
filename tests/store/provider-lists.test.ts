/** Lists of providers: most instances have the same one, which is stored once. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/main/store/db/database';
import { migrate } from '../../src/main/store/db/migrations';
import { providerListsMigration } from '../../src/main/store/db/provider-lists';
import { checkAllRows } from '../../src/main/store/macs/check-all-rows';
import { addAllMacs } from '../../src/main/store/macs/written-rows';
import { getProvider, listProviders, saveProviders } from '../../src/main/store/tables/providers';
import { before, profileNamed, withDatabase, withFile } from './migrated-file';
import { nothingFound, provider, storeWith, type Opened } from './store-in-process';

const stored = ({ database }: Opened): number =>
  Number(database.get('SELECT count(*) AS n FROM provider_lists')?.['n']);

const revisionOf = ({ database }: Opened, id: string) =>
  database.get('SELECT revision FROM profiles WHERE id = ?', id)?.['revision'];

const [a, b] = [provider('a', 'A'), provider('b', 'B')];

describe('lists of providers', () => {
  it('are stored once however many instances have them, in whatever order', () => {
    const store = storeWith('one', 'two', 'three');
    store.methods.saveProviders('one', [a, b], 1);
    store.methods.saveProviders('two', [b, a], 2);
    store.methods.saveProviders('three', [a], 3);
    expect(stored(store)).toBe(2);
    for (const id of ['one', 'two']) expect(store.methods.getProvider(id, 'b')).toEqual(b);
    expect(store.methods.getProvider('three', 'b')).toBeNull();
    expect(store.methods.listProviders('two').readAt).toBe(2);
    expect(store.methods.checkRows()).toEqual(nothingFound);
  });

  it('go with the last instance that has them', () => {
    const store = storeWith('one', 'two');
    for (const id of ['one', 'two']) store.methods.saveProviders(id, [a, b], 1);
    store.methods.saveProviders('one', [a], 2);
    expect(stored(store)).toBe(2);
    store.methods.saveProviders('two', [a], 2);
    expect(stored(store)).toBe(1);
    store.methods.removeProfile('one');
    expect(stored(store)).toBe(1);
    store.methods.removeProfile('two');
    expect(stored(store)).toBe(0);
    expect(store.methods.checkRows()).toEqual(nothingFound);
  });

  it('count as a change for summaries only when they changed, and say when they were read', () => {
    const store = storeWith('one');
    store.methods.saveProviders('one', [a, b], 1);
    const first = revisionOf(store, 'one');
    store.methods.saveProviders('one', [a, b], 2);
    expect(store.methods.listProviders('one').readAt).toBe(2);
    expect(revisionOf(store, 'one')).toBe(first);
    store.methods.saveProviders('one', [a, provider('b', 'B2')], 3);
    expect(revisionOf(store, 'one')).not.toBe(first);
  });

  it('that were changed from outside count as never read, and are stored anew', () => {
    const store = storeWith('one', 'two');
    for (const id of ['one', 'two']) store.methods.saveProviders(id, [a, b], 1);
    const listed = (): number => store.methods.listProviders('one').providers.length;
    for (const [change, list] of [
      ["UPDATE provider_reads SET hash = 'h' WHERE profile_id = 'one'", 0],
      ['DELETE FROM provider_lists', 0],
    ] as const) {
      store.database.raw.exec(change);
      expect(listed()).toBe(list);
      store.methods.saveProviders('one', [a, b], 2);
      expect(listed()).toBe(2);
    }
    expect(store.methods.checkRows().changedRows).toBe(0);
  });
});

const addEarlier = (database: Database, profileId: string, key: string): void => {
  database.run(
    'INSERT INTO providers (profile_id, key, name, data, read_at) VALUES (?, ?, ?, ?, 7)',
    profileId,
    key,
    key.toUpperCase(),
    JSON.stringify(provider(key, key.toUpperCase())),
  );
};

/** A store before the migration: `one` and `two` have the same providers, `none` has none. */
function earlierStore(database: Database): ReturnType<typeof before> {
  const steps = before(database, providerListsMigration);
  for (const id of ['one', 'two', 'none']) profileNamed(database, id);
  for (const id of ['one', 'two']) for (const key of ['b', 'a']) addEarlier(database, id, key);
  addAllMacs(database);
  return steps;
}

describe('the migration of lists of providers', () => {
  it('keeps each list and when it was read, with MACs', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        migrate(database, earlierStore(database));
        for (const id of ['one', 'two'])
          expect(listProviders(database, id)).toEqual({ providers: [a, b], readAt: 7 });
        expect(listProviders(database, 'none')).toEqual({ providers: [], readAt: null });
        expect(database.all('SELECT hash FROM provider_lists')).toHaveLength(1);
        expect(database.get("SELECT 1 FROM sqlite_master WHERE tbl_name = 'providers'")).toBeNull();
        migrate(database);
        expect(checkAllRows(database)).toEqual({ changedRows: 0, incompleteTables: [] });
        saveProviders(database, 'one', [a], 8);
        expect(getProvider(database, 'one', 'b')).toBeNull();
        expect(getProvider(database, 'two', 'b')).toEqual(b);
      });
    });
  });

  it('leaves out rows that are not as Latchkey wrote them', () => {
    withFile((file) => {
      withDatabase(file, (database) => {
        const steps = earlierStore(database);
        database.exec('ALTER TABLE providers ADD COLUMN mac BLOB');
        addMacsOfEarlier(database);
        addEarlier(database, 'one', 'forged');
        database.run("UPDATE providers SET name = 'Ice' WHERE profile_id = 'two' AND key = 'a'");
        migrate(database, steps);
        expect(listProviders(database, 'one').providers).toEqual([a, b]);
        expect(listProviders(database, 'two').providers).toEqual([b]);
      });
    });
  });
});

function addMacsOfEarlier(database: Database): void {
  for (const row of database.all('SELECT rowid AS n, * FROM providers')) {
    const values = ['profile_id', 'key', 'name', 'data', 'read_at'].map(
      (column) => row[column] ?? null,
    );
    database.run(
      'UPDATE providers SET mac = ? WHERE rowid = ?',
      database.rows.macOf('providers', values),
      row['n'] ?? null,
    );
  }
}

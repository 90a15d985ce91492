/** What Latchkey wrote in secrets is remembered as fingerprints, and goes with the account. */
import { describe, expect, it } from 'vitest';
import type { ConfigField } from '../../src/contract';
import type { SuccessfulWrite } from '../../src/main/store/written-secret-types';
import { account, problemFrom, storeWith, takeSnapshot, type Opened } from './store-in-process';

const key = { profileId: 'a', kind: 'account', id: 7 } as const;

const write = (more: Partial<SuccessfulWrite> = {}): SuccessfulWrite => ({
  secrets: { password: 'f1' },
  otherFields: [],
  writtenAt: 50,
  modifiedAt: 40,
  modifiedBefore: null,
  ...more,
});

const hiddenField = (name: string): ConfigField => ({
  name,
  secret: true,
  state: 'hidden',
  value: null,
  fingerprint: null,
});

function filled(modifiedAt = 40): Opened {
  const store = storeWith('a');
  store.methods.saveAccountList('a', 'account', [account(7, { modifiedAt }), account(8)], 10);
  const fields = [hiddenField('password'), hiddenField('token')];
  store.methods.saveConfig(
    key,
    { kind: 'account', id: 7, dataProviderType: 'snowflake', fields },
    20,
  );
  return store;
}

const writtenIn = ({ methods }: Opened, name = 'password') =>
  methods.getAccountDetail(key).config?.fields.find((field) => field.name === name)?.written;

describe('a secret that Latchkey wrote', () => {
  it('is told with the account as long as the account has the same time', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite(key, write());
    expect(writtenIn(store)).toEqual({ at: 50, fingerprint: 'f1', stands: true });
    expect(writtenIn(store, 'token')).toBeUndefined();
    store.methods.saveAccountList('a', 'account', [account(7, { modifiedAt: 41 })], 60);
    expect(writtenIn(store)).toEqual({ at: 50, fingerprint: 'f1', stands: false });
  });

  it('falls when the activity log names a change after the write, and not before', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite(key, write({ writtenAt: 50_000 }));
    const readLog = (at: number | null): void => {
      store.methods.saveAudit('a', {
        state: { readFrom: 1, readUntil: 900_000, fullAt: null, reader: null, problem: null },
        changes: [{ id: 7, action: 'UPDATED', by: 'Ada', at, source: 'activityLog' }],
        outdated: [],
      });
    };
    const revision = (): number => store.methods.listComparedProfiles(['a'])[0]?.revision ?? 0;
    const before = revision();
    readLog(49_000);
    expect(writtenIn(store)).toMatchObject({ stands: true });
    const known = revision();
    expect(known).toBeGreaterThan(before);
    // What is known already makes no summary old.
    readLog(49_000);
    expect(revision()).toBe(known);
    readLog(90_000);
    expect(writtenIn(store)).toMatchObject({ stands: false });
    expect(revision()).toBeGreaterThan(known);
  });

  it('falls when the log does not say when the account was changed', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite(key, write({ writtenAt: 50_000 }));
    store.methods.saveAudit('a', {
      state: { readFrom: 1, readUntil: 900_000, fullAt: null, reader: null, problem: null },
      changes: [{ id: 7, action: 'UPDATED', by: null, at: null, source: 'activityLog' }],
      outdated: [],
    });
    expect(writtenIn(store)).toMatchObject({ stands: false });
  });

  it('does not stand when the account could not be read after the write', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite(key, write({ modifiedAt: null }));
    expect(writtenIn(store)).toMatchObject({ stands: false });
  });

  it('gives way to a later write of the field, and is past when no secret was written', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite(key, write());
    store.methods.saveSuccessfulWrite(
      key,
      write({ secrets: { password: 'f2', token: 'f3' }, writtenAt: 70 }),
    );
    expect(writtenIn(store)).toEqual({ at: 70, fingerprint: 'f2', stands: true });
    store.methods.saveSuccessfulWrite(key, write({ secrets: {}, otherFields: ['password'] }));
    expect(writtenIn(store)).toBeUndefined();
    expect(writtenIn(store, 'token')).toMatchObject({ fingerprint: 'f3' });
  });

  it('goes along with a later write that is known to have moved the time alone', () => {
    const store = filled(44);
    store.methods.saveSuccessfulWrite(key, write());
    const rename = write({ secrets: {}, modifiedAt: 44 });
    store.methods.saveSuccessfulWrite(key, rename);
    store.methods.saveSuccessfulWrite(key, { ...rename, modifiedBefore: 41 });
    expect(writtenIn(store)).toMatchObject({ stands: false });
    store.methods.saveSuccessfulWrite(key, { ...rename, modifiedBefore: 40 });
    expect(writtenIn(store)).toMatchObject({ at: 50, stands: true });
  });

  it('is in doubt after a write of the field that ended nobody knows how, and only of this field', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite(key, write({ secrets: { password: 'f1', token: 'f2' } }));
    store.methods.doubtWrittenSecrets(key, ['password', 'other'], true);
    expect(writtenIn(store)).toMatchObject({ stands: false });
    expect(writtenIn(store, 'token')).toMatchObject({ stands: true });
    store.methods.doubtWrittenSecrets(key, ['password'], false);
    expect(writtenIn(store)).toMatchObject({ stands: true });
  });

  it('is told of an earlier time at which the account had the same time too', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite(key, write());
    const then = takeSnapshot(store, 'a');
    store.methods.saveAccountList('a', 'account', [account(7, { modifiedAt: 99 })], 60);
    const past = store.methods.getAccountAt(key, then);
    expect(past?.config?.fields[0]?.written).toMatchObject({ stands: true });
    expect(writtenIn(store)).toMatchObject({ stands: false });
  });

  it('goes with its account and with its profile', () => {
    const store = filled();
    const count = () => store.database.all('SELECT 1 FROM written_secrets').length;
    store.methods.saveSuccessfulWrite(key, write());
    expect(count()).toBe(1);
    store.methods.removeAccount(key);
    expect(count()).toBe(0);
    store.methods.saveAccount('a', account(7), 10);
    store.methods.saveSuccessfulWrite(key, write());
    expect(count()).toBe(1);
    store.methods.removeProfile('a');
    expect(count()).toBe(0);
  });

  it('is not kept for an account that the store does not have', () => {
    const store = filled();
    store.methods.saveSuccessfulWrite({ ...key, id: 99 }, write());
    store.methods.doubtWrittenSecrets({ ...key, id: 99 }, ['password'], true);
    expect(store.methods.listWrittenSecrets({ ...key, id: 99 })).toEqual([]);
    expect(problemFrom(() => store.methods.getAccountDetail({ ...key, id: 99 })).code).toBe(
      'notFound',
    );
  });

  it('comes with the accounts that are compared, and makes what was made of them earlier worthless', () => {
    const store = filled();
    const revision = () => store.methods.listComparedProfiles(['a'])[0]?.revision ?? -1;
    const before = revision();
    store.methods.saveSuccessfulWrite(key, write());
    expect(revision()).toBeGreaterThan(before);
    expect(store.methods.listAccountJson('a', null, 9).map(({ written }) => written)).toEqual([
      [
        {
          field: 'password',
          fingerprint: 'f1',
          writtenAt: 50,
          modifiedAt: 40,
          mayHaveChanged: false,
        },
      ],
      [],
    ]);
    const written = revision();
    store.methods.doubtWrittenSecrets(key, ['password'], true);
    expect(revision()).toBeGreaterThan(written);
  });
});

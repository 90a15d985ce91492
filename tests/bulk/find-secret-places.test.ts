/** rotation.find: in which fields accounts have a secret, whatever the fields are named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountKey, ConfigField } from '../../src/contract';
import { secretChangeOf } from '../../src/contract/secret-places';
import { fingerprint } from '../../src/main/secrets';
import { canaryMark } from '../domo/company/canaries';
import { account, profile } from '../store/rows';
import { Service } from '../support/service';

const PROFILE = 'one';
const READ_AT = 1_700_000_000_000;
const keyOf = (id: number): AccountKey => ({ profileId: PROFILE, kind: 'account', id });

/** Secret fields by account; a value of null is hidden by Domo. */
const configs: Readonly<Record<number, Readonly<Record<string, string | null>>>> = {
  1: { user: 'a', password: 'b', backup: 'b' },
  2: { user: 'a', password: 'b' },
  3: { clientId: 'a', clientSecret: 'b' },
  4: { user: 'a', password: 'other' },
  5: { user: 'other', password: 'other', backup: 'b' },
  6: { user: null, password: null },
  7: { user: 'x', password: 'y' },
  8: { first: 'b', second: 'y' },
};

let service: Service;
beforeAll(async () => {
  service = new Service();
  const { workspace } = service;
  const store = await workspace.store();
  const secretKey = await workspace.fingerprintKey();
  await store.addProfile(profile(PROFILE));
  const ids = Object.keys(configs).map(Number);
  const accounts = ids.map((id) => account(id, { dataProviderType: 'sample' }));
  await store.saveAccountList(PROFILE, 'account', accounts, READ_AT);
  for (const id of ids) {
    const fields = Object.entries(configs[id] ?? {}).map(([name, value]): ConfigField => ({
      name,
      secret: true,
      state: value === null ? 'hidden' : 'secret',
      value: null,
      fingerprint: value === null ? null : fingerprint(`${canaryMark}${value}`, secretKey),
    }));
    const config = { kind: 'account', id, dataProviderType: 'sample', fields } as const;
    await store.saveConfig(keyOf(id), config, READ_AT);
  }
});
afterAll(() => service.close());

const find = async (like: number | readonly number[], ...fields: string[]) => {
  const likes = typeof like === 'number' ? keyOf(like) : like.map(keyOf);
  const { groups } = await service.done('rotation.find', { like: likes, fields });
  const idsOf = (group: keyof typeof groups) =>
    groups[group].accounts.map((each) => each.account.id);
  const places = new Map(
    [...groups.same.accounts, ...groups.partly.accounts].map((each) => [
      each.account.id,
      Object.fromEntries(each.fields.map(({ name, asked }) => [name, asked])),
    ]),
  );
  return { groups, idsOf, places };
};

describe('in which fields accounts have a secret', () => {
  it('counts an account that has it under another name, and every field that has it', async () => {
    const { idsOf, places } = await find(1, 'password');
    expect(idsOf('same')).toEqual([1, 2, 3, 5, 8]);
    expect(Object.fromEntries(places)).toEqual({
      1: { password: 'password', backup: 'password' },
      2: { password: 'password' },
      3: { clientSecret: 'password' },
      5: { backup: 'password' },
      8: { first: 'password' },
    });
    expect(idsOf('differs')).toEqual([4, 7]);
  });

  it('needs all of several secrets, and calls the rest partly', async () => {
    const { idsOf, places } = await find(2, 'user', 'password');
    expect(idsOf('same')).toEqual([2, 1, 3]);
    expect(places.get(3)).toEqual({ clientId: 'user', clientSecret: 'password' });
    expect(idsOf('partly')).toEqual([4, 5, 8]);
    expect(places.get(4)).toEqual({ user: 'user' });
  });

  it('names the places of every secret of several accounts', async () => {
    const { idsOf, places } = await find([2, 7], 'password');
    expect(idsOf('same').slice(0, 2)).toEqual([2, 7]);
    expect(places.get(8)).toEqual({ first: 'password', second: 'password' });
  });

  it('finds no place for a secret that Domo hides, and plans its own field', async () => {
    const { idsOf, places } = await find(6, 'password');
    expect(idsOf('same')).toEqual([6]);
    expect(places.get(6)).toEqual({ password: 'password' });
  });

  it('tells a plan only of the accounts that differ from what was asked', async () => {
    const { groups } = await find(1, 'password');
    const same = secretChangeOf(groups.same.accounts, ['password'], true);
    expect(same.elsewhere.map(({ account: { id } }) => id)).toEqual([1, 3, 5, 8]);
    expect(same.unsure).toEqual([]);
    const others = secretChangeOf(groups.differs.accounts, ['password'], true);
    expect(others.elsewhere).toEqual([]);
    expect(others.unsure.map(({ id }) => id)).toEqual([4, 7]);
  });
});

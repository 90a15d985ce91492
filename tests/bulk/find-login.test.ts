/** rotation.find with a login that a person wrote down: all accounts of it, and none that only looks like it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestFor, ResponseFor, RotationGroup } from '../../src/contract';
import { fillLogins, LOGIN, loginKinds } from '../support/login-accounts';
import { rotatedName } from '../support/rotated-accounts';
import { Service } from '../support/service';

const INSTANCES = 10;
const EACH = 5;
const groupNames = [
  'same',
  'partly',
  'sameLogin',
  'otherLogin',
  'maybeLogin',
  'differs',
  'unknown',
  'notRead',
] as const satisfies readonly RotationGroup[];

let service: Service;
let made: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  service = new Service();
  const { workspace } = service;
  made = await fillLogins(
    await workspace.store(),
    await workspace.fingerprintKey(),
    INSTANCES,
    EACH,
  );
});
afterAll(() => service.close());

type Like = RequestFor<'rotation.find'>['like'];
const find = (like: Like, fields = ['password'], limit = 5000) =>
  service.done('rotation.find', { like, fields, limit });
const namesOf = (found: ResponseFor<'rotation.find'>, group: RotationGroup) =>
  new Set(found.groups[group].accounts.map(({ account }) => rotatedName(account)));
/** What each account of a kind was found as. */
function kindsOf(found: ResponseFor<'rotation.find'>): Map<string, string[]> {
  const groups = groupNames.map((group) => ({ group, names: namesOf(found, group) }));
  return new Map(
    [...made].map(([what, names]) => [
      what,
      [
        ...new Set(
          names.map((name) => groups.find((each) => each.names.has(name))?.group ?? 'withoutField'),
        ),
      ],
    ]),
  );
}

describe('rotation.find with a login', () => {
  it('finds every account of the login and no other, among look-alikes of all kinds', async () => {
    const found = await find(LOGIN);
    const expected = new Map(loginKinds.map(({ what, group }) => [what, [group]]));
    expect(kindsOf(found)).toEqual(expected);
    expect(found.checked).toBe(INSTANCES * EACH * loginKinds.length);
    for (const group of groupNames) {
      const kinds = loginKinds.filter((kind) => kind.group === group);
      expect(found.groups[group].count, group).toBe(kinds.length * INSTANCES * EACH);
    }
    expect(found).toMatchObject({ known: true, secrets: 1 });
  });

  it('says how many accounts have the login, with which secret fields, and what may be missed', async () => {
    const all = await service.done('rotation.fields', { like: LOGIN });
    const kinds = (group: string) => loginKinds.filter((kind) => kind.group === group).length;
    const found = await find(LOGIN);
    const [password] = all.fields;
    expect(password).toEqual({ name: 'password', accounts: found.likes.length });
    expect(all.accounts).toBeGreaterThan(found.likes.length);
    expect(all.maybe).toBeGreaterThan(0);
    expect(all.notRead).toBe(kinds('notRead') * INSTANCES * EACH);
    const nobody = await service.done('rotation.fields', { like: { ...LOGIN, user: 'nobody' } });
    expect(nobody).toMatchObject({ fields: [], accounts: 0, notRead: all.notRead });
  });

  it('says of no account that its secret is the same unless a fingerprint shows it', async () => {
    const { groups, likes, hidden, leftOut } = await find(LOGIN);
    expect(groups.same.accounts.every(({ fields }) => fields.length === 1)).toBe(true);
    expect(groups.sameLogin.accounts.flatMap(({ fields }) => fields)).toEqual([]);
    const kinds = loginKinds.filter(({ group }) => group === 'sameLogin').length;
    expect(hidden).toBe(kinds * INSTANCES * EACH);
    expect(likes).toHaveLength(hidden + INSTANCES * EACH);
    // It signs in so, and has no such field.
    expect(leftOut.map(({ account, why }) => [rotatedName(account), why])).toEqual(
      (made.get('no such field') ?? []).map((name) => [name, 'noField']),
    );
  });

  it('leaves accounts of other providers, where providers are named', async () => {
    const found = kindsOf(await find({ ...LOGIN, dataProviderTypes: ['mysql'] }));
    expect(found.get('another provider')).toEqual(['unknown']);
    expect(found.get('the login, secret hidden')).toEqual(['sameLogin']);
    const user = kindsOf(await find({ user: LOGIN.user, dataProviderTypes: ['postgresql'] }));
    expect(user.get('another provider')).toEqual(['sameLogin']);
    expect(user.get('the login, secret hidden')).toEqual(['unknown']);
  });

  it('finds nothing and does not fail for a login that no account has, and counts what was not read', async () => {
    const found = await find({ user: 'nobody', host: 'nowhere.example' });
    expect(found).toMatchObject({ like: null, likes: [], known: false, secrets: 0 });
    for (const group of ['same', 'sameLogin', 'otherLogin', 'maybeLogin'] as const)
      expect(found.groups[group].count, group).toBe(0);
    expect(found.groups.notRead.count).toBe(INSTANCES * EACH);
  });

  it('proves nothing where the accounts of the login have different secrets', async () => {
    const { takeBack, id } = await otherSecret();
    const found = await find(LOGIN);
    expect(found.secrets).toBe(2);
    expect(found.groups.same.count).toBe(0);
    const kinds = loginKinds.filter(({ group }) => group === 'sameLogin').length;
    expect(found.groups.sameLogin.count).toBe((kinds + 1) * INSTANCES * EACH);
    expect(namesOf(found, 'sameLogin')).toContain(id);
    expect(kindsOf(found).get('upper case with the same secret')).toEqual(['maybeLogin']);
    await takeBack();
  });

  it('refuses a user without a place and a place without a user', async () => {
    const ask = (like: object) =>
      service.refused('rotation.find', { like: like as Like, fields: ['password'] });
    for (const like of [{ user: 'svc' }, { host: 'db.acme.example' }, {}, { ...LOGIN, user: '' }])
      expect((await ask(like)).code, JSON.stringify(like)).toBe('invalidRequest');
  });
});

/** Gives one account of the login another secret. */
async function otherSecret() {
  const id = made.get('the login, secret shown')?.[0] ?? '';
  const [profileId = '', number = ''] = id.split(' ');
  const key = { profileId, kind: 'account', id: Number(number) } as const;
  const store = await service.workspace.store();
  const { config } = await store.getAccountDetail(key);
  if (config === null) throw new Error('It was never read.');
  const at = 1_700_000_000_000;
  const fields = config.fields.map((field) =>
    field.name === 'password' ? { ...field, fingerprint: 'ab'.repeat(32) } : field,
  );
  await store.saveConfig(key, { ...config, fields }, at);
  return { id, takeBack: () => store.saveConfig(key, config, at) };
}

/** rotation.find: all accounts with one secret, and none that has another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseFor, RotationGroup } from '../../src/contract';
import {
  fillRotated,
  rotatedName,
  SECRET_FIELD,
  type RotatedInventory,
} from '../support/rotated-accounts';
import { Service } from '../support/service';

const INSTANCES = 20;
const EACH = 250;

let service: Service;
let filled: RotatedInventory;

beforeAll(async () => {
  service = new Service();
  const { workspace } = service;
  const store = await workspace.store();
  filled = await fillRotated(store, await workspace.fingerprintKey(), INSTANCES, EACH);
});
afterAll(() => service.close());

const find = (limit = 5000) =>
  service.done('rotation.find', { like: filled.like, fields: [SECRET_FIELD], limit });
const namesOf = (found: ResponseFor<'rotation.find'>, group: RotationGroup) =>
  new Set(found.groups[group].accounts.map(({ account }) => rotatedName(account)));

describe('rotation.find', () => {
  it('finds every account of 5,000 with the secret and no other, whatever shows it', async () => {
    const found = await find();
    expect(found).toMatchObject({ known: true, checked: INSTANCES * EACH });
    for (const group of ['same', 'partly', 'sameLogin', 'differs', 'unknown', 'notRead'] as const) {
      expect(namesOf(found, group), group).toEqual(filled.expected.get(group));
      expect(found.groups[group].count, group).toBe(filled.expected.get(group)?.size);
    }
    expect(found.withoutField).toBe(filled.expected.get('withoutField')?.size);
  });

  it('begins with the account itself, and says what is only known as written', async () => {
    const { like, groups } = await find(2);
    expect(groups.same.accounts).toHaveLength(2);
    expect(groups.same.accounts[0]).toEqual(like);
    expect(like).toMatchObject({ login: 'kestrel · svc', asWritten: false, fields: ['password'] });
    expect(groups.same.accounts[1]).toMatchObject({ login: 'kestrel · another', asWritten: true });
    expect(groups.partly.accounts[0]?.fields).toEqual(['secretKey']);
    expect(groups.same.count).toBeGreaterThan(1000);
  });

  it('calls no other account the same when it does not know the secret itself', async () => {
    const like = { ...filled.like, id: 6 };
    const found = await service.done('rotation.find', { like, fields: [SECRET_FIELD] });
    expect(found.known).toBe(false);
    expect(found.groups.same.count).toBe(1);
    expect(found.groups.differs.count).toBe(0);
    expect(found.groups.sameLogin.count).toBeGreaterThan(1000);
  });

  it('fails with notFound for an account that is not there, and with noMatch for a field that is no secret', async () => {
    const ask = (id: number, field: string) =>
      service.refused('rotation.find', { like: { ...filled.like, id }, fields: [field] });
    expect((await ask(999_999, SECRET_FIELD)).code).toBe('notFound');
    expect(await ask(1, 'username')).toMatchObject({
      code: 'noMatch',
      message: 'username is no secret there.',
      next: 'Choose one of password.',
    });
    expect((await ask(1, 'absent')).code).toBe('noMatch');
    expect((await ask(12, SECRET_FIELD)).message).toBe('Its config was never read.');
  });
});

/** rotation.find: all accounts with one secret, and none that has another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseFor, RotationGroup } from '../../src/contract';
import {
  fillRotated,
  ROTATED_LOGIN,
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
      expect(namesOf(found, group), group).toEqual(filled.expected.get(group) ?? new Set());
      expect(found.groups[group].count, group).toBe(filled.expected.get(group)?.size ?? 0);
    }
    expect(found.withoutField).toBe(filled.expected.get('withoutField')?.size);
  });

  it('begins with the account itself, and says what is only known as written', async () => {
    const { like, groups } = await find(2);
    expect(groups.same.accounts).toHaveLength(2);
    expect(groups.same.accounts[0]).toEqual(like);
    const fields = [{ name: 'password', asked: 'password' }];
    expect(like).toMatchObject({ login: 'kestrel · svc', asWritten: false, fields });
    expect(groups.same.accounts[1]).toMatchObject({ login: 'kestrel · another', asWritten: true });
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

  it('finds for several accounts what it finds for each, and puts an account into its best group', async () => {
    const ids = [1, 7, 9];
    const likes = ids.map((id) => ({ ...filled.like, id }));
    const union = await service.done('rotation.find', {
      like: [...likes, ...likes.slice(0, 1)],
      fields: [SECRET_FIELD],
      limit: 5000,
    });
    const rank = ['same', 'partly', 'sameLogin', 'unknown', 'differs', 'notRead'] as const;
    const best = new Map<string, number>();
    for (const like of likes) {
      const single = await service.done('rotation.find', {
        like,
        fields: [SECRET_FIELD],
        limit: 5000,
      });
      for (const [at, group] of rank.entries())
        for (const name of namesOf(single, group))
          best.set(name, Math.min(at, best.get(name) ?? rank.length));
    }
    for (const [at, group] of rank.entries()) {
      const expected = [...best].filter(([, each]) => each === at).map(([name]) => name);
      expect(namesOf(union, group), group).toEqual(new Set(expected));
      expect(union.groups[group].count, group).toBe(expected.length);
    }
    expect(union).toMatchObject({ hidden: 1, known: true, checked: INSTANCES * EACH });
    expect(union.likes.map(({ account }) => account.id)).toEqual(ids);
    expect(union.groups.same.accounts.slice(0, ids.length)).toEqual(union.likes);
    // One of the secrets is not known, so nothing is known to differ from all of them.
    expect(union.groups.differs.count).toBe(0);
    expect(union.withoutField).toBe(filled.expected.get('withoutField')?.size);
  });

  it('finds all accounts of a login, though they have thousands of secrets', async () => {
    const request = { like: ROTATED_LOGIN, fields: [SECRET_FIELD], limit: 5000 };
    const found = await service.done('rotation.find', request);
    expect(found.secrets).toBeGreaterThan(500);
    expect(namesOf(found, 'sameLogin')).toEqual(filled.ofLogin);
    expect(found.groups.same.count).toBe(0);
    // Its secret is one of theirs, and its user another.
    expect(found.groups.otherLogin.count).toBeGreaterThan(0);
  });

  it('leaves out accounts without the field and says why, and fails when none has it', async () => {
    const likes = [11, 12, 1].map((id) => ({ ...filled.like, id }));
    const found = await service.done('rotation.find', { like: likes, fields: [SECRET_FIELD] });
    expect(found.likes.map(({ account }) => account.id)).toEqual([1]);
    expect(found.leftOut.map(({ account: { id }, why }) => [id, why])).toEqual([
      [11, 'noField'],
      [12, 'notRead'],
    ]);
    expect(found.leftOut[0]?.label).toBe(found.like?.label);
    const clear = await service.done('rotation.fields', { like: likes });
    expect(clear).toEqual({
      fields: [
        { name: 'token', accounts: 1 },
        { name: 'password', accounts: 1 },
      ],
      accounts: 3,
      maybe: 0,
      notRead: 1,
    });
    const none = { like: likes.slice(0, 2), fields: [SECRET_FIELD] };
    expect((await service.refused('rotation.find', none)).code).toBe('noMatch');
    const open = { like: likes.slice(1), fields: ['username'] };
    expect((await service.refused('rotation.find', open)).message).toContain('None of these');
  });

  it('names no fields of an account that is not there', async () => {
    const like = [{ ...filled.like, id: 999_999 }];
    expect((await service.refused('rotation.fields', { like })).code).toBe('notFound');
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

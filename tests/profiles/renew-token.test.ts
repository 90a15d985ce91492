/** Renewing the token of an instance: create, keep, verify, switch, revoke; and what an interrupted one leaves. */
import { describe, expect, it, vi } from 'vitest';
import type { RequestFor } from '../../src/contract';
import { sampleBench } from '../support/sample';

const { service, domo, profileId, writes } = sampleBench();

const DAY_MS = 86_400_000;
const renew = (more: Omit<RequestFor<'tokens.renew'>, 'profileId'> = {}) =>
  service().done('tokens.renew', { profileId: profileId(), ...more });
const refused = () => service().refused('tokens.renew', { profileId: profileId() });
const inUse = () => service().workspace.vault.getToken(profileId(), 'keychain');
const works = async () => (await service().call('profile.check', { profileId: profileId() })).ok;
const admin = () => domo().token('admin');
/** Of the user of the token in use. */
const listed = () => {
  const user = domo().state.tokens.get(admin())?.userId;
  const own =
    user ?? [...domo().state.tokens.values()].find(({ name }) => name?.startsWith('L'))?.userId;
  return [...domo().state.tokens.values()].filter(({ userId }) => userId === own);
};
const sent = () =>
  writes().map(({ method, path }) => `${method} ${path.split('/').slice(0, 5).join('/')}`);

describe('the renewal of a token', () => {
  it('creates one for the same user, uses it, and then revokes the old one', async () => {
    const before = Date.now();
    const renewed = await renew({ days: 30 });
    expect(renewed).toMatchObject({ revoked: 'revoked', problem: null });
    expect(renewed.notes).toEqual(['The old token no longer works.']);
    expect((renewed.expires ?? 0) - before).toBeGreaterThanOrEqual(30 * DAY_MS);
    expect(await inUse()).not.toBe(admin());
    expect(await works()).toBe(true);
    expect(domo().state.tokens.has(admin())).toBe(false);
    expect(listed().map(({ name }) => name)).toEqual([renewed.name]);
    expect(sent()).toEqual(['POST /api/data/v1/accesstokens', 'DELETE /api/data/v1/accesstokens']);
    const { outcome, changes } = await service().newest();
    expect([outcome, changes[0]?.after]).toEqual(['done', renewed.name]);
  });

  it('knows its own token afterwards, also beside others of its user', async () => {
    const { name, expires } = await renew();
    const token = domo().state.tokens.get(await inUse());
    if (token)
      domo().state.tokens.set('another', { ...token, id: 9, name: 'other', expiresAt: 1e13 });
    const { own } = await service().done('tokens.list', { profileId: profileId() });
    expect(own).toEqual({ state: 'known', earliest: expires, latest: expires });
    const second = await renew();
    expect(second.revoked).toBe('revoked');
    expect(
      listed()
        .map((each) => each.name)
        .sort(),
    ).toEqual([second.name, 'other'].sort());
    expect(second.name).not.toBe(name);
  });

  it('revokes nothing where its user has several and nobody says which it is', async () => {
    const token = domo().state.tokens.get(admin());
    if (token) domo().state.tokens.set('another', { ...token, id: 9, name: 'other' });
    const renewed = await renew();
    expect(renewed.revoked).toBe('notKnown');
    expect(renewed.notes[0]).toContain('9 (other)');
    expect(await works()).toBe(true);
    expect(domo().state.tokens.has(admin())).toBe(true);
  });

  it('revokes the one that a person names, and says so if the old one still works', async () => {
    const token = domo().state.tokens.get(admin());
    if (token) domo().state.tokens.set('another', { ...token, id: 9, name: 'other' });
    const renewed = await renew({ oldTokenId: '9' });
    expect(renewed.notes[0]).toContain('The old token still works: other');
    expect(domo().state.tokens.has('another')).toBe(false);
    expect(
      await service().refused('tokens.renew', { profileId: profileId(), oldTokenId: '404' }),
    ).toMatchObject({ code: 'noMatch' });
  });

  it('renews without revoking where the user may not list tokens', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.list' });
    const renewed = await renew();
    expect(renewed.revoked).toBe('notKnown');
    expect(renewed.notes[0]).toContain('Revoke it in Domo');
    expect(await works()).toBe(true);
  });
});

describe('a renewal that cannot be finished', () => {
  it('changes nothing where the instance refuses to create a token, and says what a person can do', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.create' });
    const problem = await refused();
    expect(problem).toMatchObject({ code: 'forbidden' });
    expect(problem.next).toContain('Access tokens');
    expect(await inUse()).toBe(admin());
    domo().faults.clear();
    expect((await renew()).notes).toEqual(['The old token no longer works.']);
  });

  it('keeps the old one while the new one does not answer, and goes on with it later', async () => {
    domo().faults.add({ kind: 'status', status: 400, route: 'users.me', skip: 1 });
    const half = await renew();
    expect(half).toMatchObject({
      newToken: 'kept',
      revoked: 'not',
      problem: { code: 'getFailed' },
    });
    expect(half.problem?.message).toContain(
      `${half.name} is kept and not tried; the old token stays`,
    );
    expect((await service().newest()).changes).toMatchObject([
      { what: 'access token, not in use', after: half.name },
    ]);
    domo().faults.clear();
    expect(await inUse()).toBe(admin());
    expect(listed()).toHaveLength(2);
    const { name, revoked } = await renew();
    expect(name).toBe(half.name);
    expect(revoked).toBe('revoked');
    expect(listed().map((each) => each.name)).toEqual([name]);
    expect(writes().filter(({ route }) => route === 'tokens.create')).toHaveLength(1);
  });

  it('gives Domo a moment to know the new one, and revokes it when it is refused for good', async () => {
    domo().faults.add({ kind: 'status', status: 401, route: 'users.me', skip: 1, times: 1 });
    expect((await renew()).revoked).toBe('revoked');
    expect(service().waits).toEqual([3_000]);
    const now = await inUse();
    domo().faults.add({ kind: 'status', status: 401, route: 'users.me', skip: 1, times: 2 });
    expect((await refused()).message).toContain('It was revoked again');
    domo().faults.clear();
    expect(listed()).toHaveLength(1);
    domo().faults.add({ kind: 'status', status: 401, route: 'users.me', skip: 1, times: 2 });
    domo().faults.add({ kind: 'status', status: 500, route: 'tokens.revoke', times: 1 });
    const leftOver = await renew();
    expect(leftOver).toMatchObject({ newToken: 'leftOver', revoked: 'not' });
    expect(leftOver.problem?.message).toContain('does not work and is still in Domo');
    expect(leftOver.problem?.next).toContain('it revokes that token and creates another');
    expect(listed()).toHaveLength(2);
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.create', times: 1 });
    const none = await renew();
    expect(none).toMatchObject({ newToken: 'none', tokenId: null, problem: { code: 'forbidden' } });
    expect(none.notes).toEqual([`${leftOver.name}, left by an interrupted renewal, was revoked.`]);
    expect((await service().newest()).changes).toMatchObject([
      { what: 'token of an interrupted renewal', after: null },
    ]);
    expect(await inUse()).toBe(now);
    expect(listed()).toHaveLength(1);
    expect(await works()).toBe(true);
  });

  it('says that the new one is kept and not in use where the keychain does not take it', async () => {
    const { vault } = service().workspace;
    const stuck = vi.spyOn(vault, 'saveToken').mockRejectedValueOnce(new Error('locked'));
    const half = await renew();
    stuck.mockRestore();
    expect(half).toMatchObject({ newToken: 'kept', problem: { code: 'unexpected' } });
    expect(half.problem?.message).toContain('is kept and not in use yet');
    expect(await inUse()).toBe(admin());
    expect(await renew()).toMatchObject({ name: half.name, newToken: 'inUse' });
  });

  it('says that one which could not be kept is still in Domo, and the next renewal revokes it', async () => {
    const { vault } = service().workspace;
    const save = vault.saveRenewal.bind(vault);
    const full = vi
      .spyOn(vault, 'saveRenewal')
      .mockImplementation((id, entry) =>
        entry.includes('"kept"') ? Promise.reject(new Error('full')) : save(id, entry),
      );
    domo().faults.add({ kind: 'status', status: 500, route: 'tokens.revoke', times: 1 });
    const half = await renew();
    full.mockRestore();
    expect(half).toMatchObject({ newToken: 'leftOver', revoked: 'not' });
    expect(half.problem?.message).toContain('could not be kept, and is still in Domo');
    const renewed = await renew();
    expect(renewed.notes[0]).toBe(`${half.name}, left by an interrupted renewal, was revoked.`);
    expect(listed().map(({ name }) => name)).toEqual([renewed.name]);
  });

  it('names a token whose creation got no answer, and the next renewal revokes it', async () => {
    domo().faults.add({ kind: 'truncated', route: 'tokens.create', times: 1 });
    expect(await refused()).toMatchObject({ code: 'outcomeUnknown' });
    const lost = (await service().newest()).changes[0]?.after ?? '';
    expect(listed().map(({ name }) => name)).toContain(lost);
    const renewed = await renew();
    expect(renewed.notes[0]).toBe(`${lost}, left by an interrupted renewal, was revoked.`);
    expect(listed().map(({ name }) => name)).toEqual([renewed.name]);
  });

  it('uses the new one when the old one is not revoked, and a second renewal only revokes it', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'tokens.revoke', times: 1 });
    const first = await renew();
    expect(first).toMatchObject({ revoked: 'not', problem: { code: 'crudFailed' } });
    expect(await works()).toBe(true);
    const second = await renew();
    expect(second).toMatchObject({ name: first.name, revoked: 'revoked' });
    expect(listed().map(({ name }) => name)).toEqual([first.name]);
  });

  it('leaves the token that a person gave meanwhile in use, and revokes the one of the renewal', async () => {
    domo().faults.add({ kind: 'status', status: 400, route: 'users.me', skip: 1 });
    expect((await renew()).newToken).toBe('kept');
    domo().faults.clear();
    const token = domo().state.tokens.get(admin());
    if (token) domo().state.tokens.set('by-hand', { ...token, id: 9, name: 'by hand' });
    await service().done('profile.update', { profileId: profileId(), token: 'by-hand' });
    const renewed = await renew({ oldTokenId: '9' });
    expect(renewed.notes[0]).toContain('was revoked');
    expect(domo().state.tokens.has('by-hand')).toBe(false);
    expect(domo().state.tokens.has(admin())).toBe(true);
    expect(await works()).toBe(true);
  });

  it('refuses a second one of the same instance, a token of this session, and a read-only instance', async () => {
    domo().faults.add({ kind: 'hold', route: 'tokens.create' });
    const first = service().call('tokens.renew', { profileId: profileId() });
    await expect.poll(() => writes().length).toBe(1);
    expect(await refused()).toMatchObject({ code: 'changedSinceRead' });
    domo().faults.clear();
    expect((await first).ok).toBe(true);
    await service().done('profile.update', { profileId: profileId(), guard: 'read-only' });
    expect(await refused()).toMatchObject({ code: 'readOnly' });
  });

  it('fails as the first request does, and creates nothing then', async () => {
    domo().faults.add({ kind: 'status', status: 400, route: 'users.me' });
    expect(await refused()).toMatchObject({ code: 'getFailed' });
    expect(writes()).toEqual([]);
  });
});

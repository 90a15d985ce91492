/** The activity records changed guards and added or removed instances. The window asks before it lowers a guard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Guard } from '../../src/contract';
import type { ConfirmQuestion } from '../../src/main/api/handlers/handler-types';
import { LABEL, sampleBench } from '../support/sample';
import { temporaryFolder } from '../support/temporary-folder';

const asked: ConfirmQuestion[] = [];
let answer = true;

const desktop = {
  chooseExportFile: () => Promise.resolve(null),
  chooseCertificatesFile: () => Promise.resolve(null),
  chooseInstanceListFile: () => Promise.resolve(null),
  showFile: () => undefined,
  wasChosen: () => false,
  openPage: () => Promise.resolve(),
  copySecret: () => Promise.resolve(),
  ask: (question: ConfirmQuestion) => {
    asked.push(question);
    return Promise.resolve(answer);
  },
};

const begin = (agreed: boolean): void => {
  asked.length = 0;
  answer = agreed;
};

describe('the command line', () => {
  const { service, domo, profileId } = sampleBench();
  const setGuard = (guard: Guard) =>
    service().done('profile.update', { profileId: profileId(), guard });

  it('records a changed guard, and not an unchanged one', async () => {
    await setGuard('read-only');
    expect(await service().newest()).toMatchObject({
      operation: 'profile.update',
      source: 'commandLine',
      outcome: 'done',
      profileId: profileId(),
      label: LABEL,
      kind: null,
      accountId: null,
      account: '',
      changes: [{ what: 'guard', secret: false, before: 'normal', after: 'read-only' }],
    });
    const { total } = await service().done('activity.list', {});
    await setGuard('read-only');
    await service().done('profile.update', { profileId: profileId(), group: 'Other' });
    expect((await service().done('activity.list', {})).total).toBe(total);
    await setGuard('normal');
    expect((await service().newest()).changes).toMatchObject([
      { before: 'read-only', after: 'normal' },
    ]);
  });

  it('changes no guard that it cannot record', async () => {
    await (await service().workspace.store()).close();
    expect(await service().call('profile.remove', { profileId: profileId() })).toMatchObject({
      ok: false,
    });
    await service().reopen();
    expect((await service().done('profile.list', {})).profiles).toHaveLength(1);
  });

  it('records that an instance was removed and added again, without its token', async () => {
    await setGuard('confirm');
    await service().done('profile.remove', { profileId: profileId() });
    const token = domo().token('admin');
    const request = { instance: domo().origin, token, label: 'Anew' };
    const { profile } = await service().done('profile.add', request);
    const { entries } = await service().done('activity.list', {});
    expect(entries.slice(0, 2)).toMatchObject([
      {
        operation: 'profile.add',
        label: 'Anew',
        profileId: profile.id,
        outcome: 'done',
        changes: [{ what: 'guard', before: null, after: 'normal' }],
      },
      {
        operation: 'profile.remove',
        label: LABEL,
        profileId: profileId(),
        outcome: 'done',
        changes: [{ what: 'guard', before: 'confirm', after: null }],
      },
    ]);
    const file = join(temporaryFolder('exported'), 'activity.csv');
    await service().done('activity.export', { file });
    const csv = readFileSync(file, 'utf8');
    expect(csv).toContain('guard: normal → confirm');
    for (const text of [csv, JSON.stringify(entries)]) expect(text).not.toContain(token);
  });
});

describe('the window', () => {
  const { service, profileId } = sampleBench(() => desktop);
  const update = (guard: Guard) => ({ profileId: profileId(), guard });
  const guardNow = async (): Promise<Guard | undefined> =>
    (await service().done('profile.list', {})).profiles[0]?.guard;

  it.each([
    ['read-only', 'confirm'],
    ['read-only', 'normal'],
    ['confirm', 'normal'],
  ] as const)(
    'asks once before it lowers the guard from %s to %s, and changes nothing after a no',
    async (before, after) => {
      begin(false);
      await service().done('profile.update', update(before));
      expect(asked).toEqual([]);
      const problem = await service().refused('profile.update', {
        ...update(after),
        label: 'Other',
      });
      expect(problem.code).toBe('cancelled');
      expect(problem.message).toContain(before);
      expect(asked).toHaveLength(1);
      expect(asked[0]?.message).toContain(LABEL);
      expect(asked[0]?.message).toContain(after);
      expect(await guardNow()).toBe(before);
      expect((await service().done('profile.list', {})).profiles[0]?.label).toBe(LABEL);
      expect(await service().newest()).toMatchObject({
        operation: 'profile.update',
        source: 'window',
        outcome: 'refused',
        problem: { code: 'cancelled' },
        changes: [{ before, after }],
      });

      begin(true);
      await service().done('profile.update', update(after));
      expect(asked).toHaveLength(1);
      expect(await guardNow()).toBe(after);
      expect(await service().newest()).toMatchObject({ outcome: 'done', changes: [{ after }] });
    },
  );

  it('asks before no other change', async () => {
    begin(false);
    for (const guard of ['normal', 'confirm', 'read-only', 'read-only'] as const) {
      await service().done('profile.update', { ...update(guard), group: 'Other' });
    }
    await service().done('profile.update', { profileId: profileId(), label: 'Other' });
    expect(asked).toEqual([]);
  });
});

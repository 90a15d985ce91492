/** What names an instance that was removed is refused: its accounts are not "none", and no good file becomes empty. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';
import { deskOfSeveral, nearAndFar } from './desk-of-several';

const { desk } = deskOfSeveral(nearAndFar);
const folder = temporaryFolder('removed');
const csv = join(folder, 'far.csv');
const review = join(folder, 'far.review');
const plan = join(folder, 'plan.json');
const groupPlan = join(folder, 'group.json');
const before = new Map<string, string>();
let farId = '';

const done = async (args: readonly string[], input = ''): Promise<string> => {
  const { code, stdout, stderr } = await desk().cli(args, input);
  if (code !== 0 && code !== 4) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout;
};
const saveView = (name: string, filter: object): Promise<string> =>
  done(['call', 'views.save'], JSON.stringify({ name, filter }));

/** All is as it should be at first; then Far, which is alone in its group, is removed. */
beforeAll(async () => {
  await done(['sync', '--depth', 'full']);
  const { value } = JSON.parse(await done(['profile', 'list', '--json'])) as {
    value: { profiles: { id: string; label: string }[] };
  };
  const idOf = (label: string) => value.profiles.find((each) => each.label === label)?.id ?? '';
  farId = idOf('Far');
  await saveView('Only Far', { profileIds: [farId] });
  await saveView('The group', { profileIds: null, group: 'Far' });
  await saveView('Both', { profileIds: [farId, idOf('Near')] });
  await done(['export', 'accounts', '--view', 'Only Far', '--out', csv]);
  await done(['review', '--view', 'Only Far', '--out', review]);
  writeFileSync(plan, await done(['review', '--profile', 'Far', '--out', review, '--plan']));
  writeFileSync(groupPlan, await done(['review', '--group', 'Far', '--out', review, '--plan']));
  for (const file of [csv, review]) before.set(file, readFileSync(file, 'utf8'));
  expect(before.get(csv)?.split('\n').length).toBeGreaterThan(10);
  await done(['profile', 'remove', 'Far']);
});

const expectKept = (): void => {
  for (const [file, text] of before) expect(readFileSync(file, 'utf8')).toBe(text);
};

describe('a view of which nothing is left', () => {
  it.each(
    ['Only Far', 'The group'].flatMap((view) =>
      [
        ['export', 'accounts', '--out', csv],
        ['export', 'access', '--out', csv],
        ['review', '--out', review],
        ['accounts', 'list'],
        ['attention'],
        ['overview'],
        ['report'],
        ['hygiene'],
        ['tokens'],
        ['renew'],
        ['bulk', 'delete'],
      ].map((args) => [...args, '--view', view]),
    ),
  )('is refused by %s %s %s %s %s %s', async (...args) => {
    const { code, stdout, stderr } = await desk().cli(args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/The view "(?:Only Far|The group)" shows nothing: .*Far/u);
    expect(stderr).toContain('(notFound)');
    expectKept();
  });

  it('chooses with what is named instead, and says which of several is gone', async () => {
    const named = await desk().cli(['overview', '--view', 'Only Far', '--profile', 'Near']);
    expect(named).toMatchObject({ code: 0, stdout: expect.stringContaining('Near') as string });
    for (const command of ['overview', 'attention', 'hygiene']) {
      const { stdout, stderr } = await desk().cli([command, '--view', 'Both']);
      expect(stdout).toContain('Near');
      expect(stderr).toContain('The view "Both" has an instance that is gone: Far.');
    }
  });
});

describe('a plan or a request of an instance that was removed', () => {
  it.each([
    [plan, 'One of these instances does not exist.'],
    [groupPlan, 'None of these instances is in this group.'],
  ])('is refused, and leaves the file of before (%#)', async (file, why) => {
    const { code, stdout, stderr } = await desk().cli(['review', '--apply', file]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(why);
    expectKept();
  });

  it.each([
    ['inventory.export', { table: 'accounts', file: csv }],
    ['review.summary', {}],
    ['report.make', {}],
    ['changes.export', { since: 1, file: csv }],
  ])('is refused: %s', async (operation, request) => {
    const named = operation.startsWith('inventory') || operation.startsWith('review');
    const profileIds = [farId];
    const chosen = named ? { filter: { profileIds } } : { profileIds };
    const ended = await desk().cli(['call', operation], JSON.stringify({ ...request, ...chosen }));
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ problem: { code: 'notFound' } });
    expectKept();
  });
});

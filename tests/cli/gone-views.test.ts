/** Commands over the instances of a saved view say on stderr what of the view is gone, whatever they print. */
import { beforeAll, describe, expect, it } from 'vitest';
import { deskOfSeveral, nearAndFar } from './desk-of-several';

const { desk } = deskOfSeveral(nearAndFar);

const call = async (operation: string, request: unknown): Promise<unknown> => {
  const { code, stdout, stderr } = await desk().cli(['call', operation], JSON.stringify(request));
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { value: unknown }).value;
};

const GONE = 'The view "Both" has an instance that is gone: Far.';
const GROUP_GONE = 'The view "Group" has a group without instances: Far.';

beforeAll(async () => {
  const { profiles } = (await call('profile.list', {})) as {
    profiles: { id: string; label: string }[];
  };
  const ids = profiles.map(({ id }) => id);
  const far = profiles.filter(({ label }) => label === 'Far').map(({ id }) => id);
  await call('views.save', { name: 'Both', filter: { profileIds: ids } });
  await call('views.save', { name: 'Far alone', filter: { profileIds: far } });
  await call('views.save', { name: 'Group', filter: { group: 'Far' } });
  for (const profileId of far) await call('profile.remove', { profileId });
});

describe.each([
  ['report'],
  ['report', '--json'],
  ['report', '--plan'],
  ['attention'],
  ['attention', '--json'],
  ['overview'],
  ['hygiene'],
  ['hygiene', '--only-accounts'],
  ['tokens', '--all'],
  ['renew', '--plan'],
  ['renew', '--accounts'],
])('latchkey %s %s', (...command) => {
  it('says which instance of a view is gone, and takes the rest', async () => {
    const { stdout, stderr } = await desk().cli([...command, '--view', 'Both']);
    expect(stderr.split('\n')).toContain(GONE);
    expect(stdout).not.toContain('is gone');
  });
});

describe('a view without any instance', () => {
  it.each([
    ['attention', 'Far alone'],
    ['overview', 'Far alone'],
    ['tokens', '--all', 'Far alone'],
    ['attention', 'Group'],
  ])('is not taken for all instances, or for a desk without any: %s %s', async (...args) => {
    const view = args.at(-1) ?? '';
    const { stdout, stderr } = await desk().cli([...args.slice(0, -1), '--view', view]);
    expect(stderr).toContain(view === 'Group' ? GROUP_GONE : 'an instance that is gone: Far.');
    expect(`${stdout}${stderr}`).toContain('None of the chosen instances is there.');
  });

  it('plans no renewal', async () => {
    const { code, stdout, stderr } = await desk().cli(['renew', '--view', 'Group']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(GROUP_GONE);
  });
});

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

beforeAll(async () => {
  const { profiles } = (await call('profile.list', {})) as {
    profiles: { id: string; label: string }[];
  };
  const ids = profiles.map(({ id }) => id);
  const far = profiles.filter(({ label }) => label === 'Far').map(({ id }) => id);
  await call('views.save', { name: 'Both', filter: { profileIds: ids } });
  await call('views.save', { name: 'Invalid', filter: { valid: false } });
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

  it('says that the other conditions of a view do not count', async () => {
    const { stderr } = await desk().cli([...command, '--view', 'Invalid']);
    expect(stderr).toContain('Of the view "Invalid" only the instances count here');
    const whole = await desk().cli([...command, '--view', 'Both']);
    expect(whole.stderr).not.toContain('only the instances count here');
  });
});

/** Whose tokens `latchkey renew` plans: of named instances, of a group, or of a saved view. */
import { describe, expect, it } from 'vitest';
import { deskOfSeveral, nearAndFar } from './desk-of-several';

const { desk } = deskOfSeveral(nearAndFar);

const labelsOf = async (...which: string[]) => {
  const { code, stdout, stderr } = await desk().cli(['renew', ...which, '--plan']);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('(')]);
  const { value } = JSON.parse(stdout) as { value: { items: { label: string }[] } };
  return value.items.map(({ label }) => label).sort();
};

describe('latchkey renew', () => {
  it('plans the tokens of the instances of a group or a saved view, as the window does', async () => {
    const view = { name: 'Far away', filter: { profileIds: null, group: 'Far' } };
    const saved = await desk().cli(['call', 'views.save'], JSON.stringify(view));
    expect(saved.stderr).toBe('');
    expect(await labelsOf('--group', 'near')).toEqual(['Near']);
    expect(await labelsOf('--view', 'Far away')).toEqual(['Far']);
    expect(await labelsOf('--profile', 'Near', 'Far')).toEqual(['Far', 'Near']);
    expect(await labelsOf('--all')).toEqual(['Far', 'Near']);
    const unknown = await desk().cli(['renew', '--view', 'Far way']);
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('Did you mean')]);
    expect((await desk().cli(['renew', '--all', '--group', 'Near'])).code).toBe(2);
    expect((await desk().cli(['renew'])).stderr).toContain('--group, --view or --all');
  });
});

/** Names of single accounts: the last colon separates, and what Latchkey writes is read as the same account. */
import { describe, expect, it } from 'vitest';
import { parseId, type AccountKey, type OperationName } from '../../src/contract';
import { accountNamer, parseAccountNames } from '../../src/main/cli/account-name';
import type { OperationInvoker } from '../../src/main/cli/operation-invoker';
import { namedProfile } from './named-profile';

const profiles = [
  namedProfile('p1', 'Acme', 'acme'),
  namedProfile('p2', 'Acme: north: 7', 'acme-north'),
  namedProfile('p3', 'Login:oauth', 'acme-login'),
  namedProfile('p4', 'two\nlines', 'acme-two'),
  // Means the next one too, by its instance.
  namedProfile('p5', 'shared', 'acme-five'),
  namedProfile('p6', 'Other', 'shared'),
];
let asked: OperationName[] = [];
const invoker = {
  call: (operation: OperationName) => {
    asked.push(operation);
    return Promise.resolve({ ok: true, value: { profiles } });
  },
} as unknown as OperationInvoker;

const parse = (...names: string[]) => parseAccountNames(invoker, names);
const key = (profileId: string, kind: AccountKey['kind'], id: string): AccountKey => ({
  profileId,
  kind,
  id: parseId(id) ?? 0,
});

describe('the name of an account', () => {
  it.each([
    ['Acme:71', key('p1', 'account', '71')],
    ['acme:oauth:71', key('p1', 'oauth', '71')],
    ['Acme: north: 7:71', key('p2', 'account', '71')],
    ['Login:oauth:account:5', key('p3', 'account', '5')],
    ['p4:9007199254740993', key('p4', 'account', '9007199254740993')],
  ])('%s is read', async (name, expected) => {
    expect(await parse(name)).toEqual({ ok: true, value: [expected] });
  });

  it.each([
    ['Acme:', 'has no id after its last colon'],
    ['Acme: ', 'has no id after its last colon'],
    ['Acme', 'is not an account'],
    ['', 'is not an account'],
    [':71', 'is not an account'],
    ['Acme:x71', 'is not an account'],
    ['Nobody:71', 'There is no instance called "Nobody"'],
    ['shared:71', 'can mean'],
    [`Acme:${'9'.repeat(30)}`, 'no account has an id larger'],
  ])('%j is refused', async (name, message) => {
    const refused = await parse('Acme:71', name);
    expect(refused.ok ? '' : refused.problem.message).toContain(message);
  });

  it('is written so that it is read as the same account, whatever the label is', async () => {
    const nameOf = accountNamer(profiles);
    const keys = profiles.flatMap(({ id }) => [key(id, 'account', '5'), key(id, 'oauth', '6')]);
    const names = keys.map(nameOf);
    expect(names.slice(0, 6)).toEqual([
      'Acme:5',
      'Acme:oauth:6',
      'Acme: north: 7:5',
      'Acme: north: 7:oauth:6',
      'Login:oauth:account:5',
      'Login:oauth:oauth:6',
    ]);
    expect(names.join('').includes('\n')).toBe(false);
    asked = [];
    expect(await parse(...names)).toEqual({ ok: true, value: keys });
    // Thousands of names are read with one list of instances.
    expect(asked).toEqual(['profile.list']);
  });
});

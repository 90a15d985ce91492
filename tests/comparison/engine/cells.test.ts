/** What a cell says, state by state, and what is said of its row. */
import { describe, expect, it } from 'vitest';
import { accountMatrixSchema, createProblem, type ConfigField } from '../../../src/contract';
import { toAccountColumn, toColumnPart } from '../../../src/main/comparison/engine';
import { bare, column, compare, described, field, rowOf, rowOver, unread } from './columns';

const states = (...fields: readonly ConfigField[]) => rowOver(...fields).cells.map(bare);

describe('a cell', () => {
  it('shows a plain value as Domo returned it', () => {
    expect(states(field.clear('role', 'A'), field.clear('role', ' b'))).toEqual([
      { state: 'value', text: 'A' },
      { state: 'value', text: ' b' },
    ]);
  });

  it('shows an empty value as an empty text', () => {
    expect(states(field.empty('role'), field.empty('role'))[0]).toEqual({
      state: 'value',
      text: '',
    });
  });

  it('is missing when the field does not exist, and then shows the default of the provider', () => {
    const matrix = compare([
      column([field.clear('region', 'us-west-2')]),
      column([], { fields: [described('region', 'us-west-2')] }),
      column(),
    ]);
    const row = rowOf(matrix, 'config', 'region');
    expect(row.cells.slice(1).map(bare)).toEqual([
      { state: 'missing', standsFor: 'us-west-2' },
      { state: 'missing', standsFor: null },
    ]);
  });

  it('never shows the default of a secret field', () => {
    const matrix = compare([
      column([field.secret('pin', 'f1')]),
      column([], { fields: [described('pin', 'canary', { encrypted: true })] }),
    ]);
    expect(JSON.stringify(matrix)).not.toContain('canary');
    expect(rowOf(matrix, 'config', 'pin')).toMatchObject({ secret: true, verdict: 'unknown' });
  });

  it('gives equal secrets the same letter, in order of appearance', () => {
    const row = rowOver(
      field.secret('password', 'ff'),
      field.secret('password', '11'),
      field.secret('password', 'ff'),
    );
    expect(row.cells.map(bare)).toEqual([
      { state: 'secret', letter: 'A' },
      { state: 'secret', letter: 'B' },
      { state: 'secret', letter: 'A' },
    ]);
    expect(row).toMatchObject({ secret: true, verdict: 'different', reference: null });
  });

  it('is hidden for a mask and for ciphertext, whatever field contains them', () => {
    for (const one of [
      field.hidden('password'),
      field.encrypted('password'),
      field.clear('password', '********'),
      field.clear('password', '{encrypted}canary'),
      field.clear('password', '{"a":["{encrypted}canary"]}'),
      field.clear('password', '{"a":"********","a":"known"}'),
      field.clear('password', 'user=x;password=********'),
      field.clear('password', ' ********\n'),
    ]) {
      const row = rowOver(one, one);
      expect(row.cells.map(bare)).toEqual([{ state: 'hidden' }, { state: 'hidden' }]);
      expect(row.verdict).toBe('unknown');
    }
  });

  it('shows that access was denied, or that the part was not read', () => {
    const matrix = compare([
      column([field.clear('role', 'A')]),
      column([], { config: unread('noAccess') }),
      column([], { config: unread('notRead') }),
    ]);
    const row = rowOf(matrix, 'config', 'role');
    expect(row.cells.slice(1).map(bare)).toEqual([{ state: 'noAccess' }, { state: 'notRead' }]);
    expect(row.verdict).toBe('unknown');
  });

  it('is hidden when Domo returns an empty config for an OAuth connector', () => {
    const sheets = column([], { account: { credentialsType: 'oauth' } });
    const matrix = compare([sheets, column([field.clear('role', 'A')])]);
    expect(rowOf(matrix, 'config', 'role').cells.map(bare)[0]).toEqual({ state: 'hidden' });
    expect(compare([sheets, sheets]).tallies.config.verdict).toBe('unknown');
  });
});

describe('a row', () => {
  it('is different when a difference is proven, even beside unknown values', () => {
    const row = rowOver(field.clear('u', 'A'), field.hidden('u'), field.clear('u', 'B'));
    expect(row.verdict).toBe('different');
  });

  it('is unknown between a secret and a text, but different between a secret and an empty value', () => {
    expect(rowOver(field.secret('u', 'f1'), field.clear('u', 'A')).verdict).toBe('unknown');
    expect(rowOver(field.secret('u', 'f1'), field.empty('u')).verdict).toBe('different');
    const beside = compare([column([field.secret('u', 'f1')]), column()]);
    expect(rowOf(beside, 'config', 'u').verdict).toBe('different');
  });

  it('is unknown between a mask and an empty value', () => {
    expect(rowOver(field.hidden('u'), field.empty('u')).verdict).toBe('unknown');
  });

  it('does not treat client-id and client_id as the same field', () => {
    const matrix = compare([
      column([field.clear('client-id', '1')]),
      column([field.clear('client_id', '1')]),
    ]);
    expect(
      matrix.rows
        .filter(({ group }) => group === 'config')
        .map(({ key, verdict }) => [key, verdict]),
    ).toEqual([
      ['client-id', 'different'],
      ['client_id', 'different'],
    ]);
  });

  it('treats null, an empty text and a missing field without a default as equal', () => {
    const matrix = compare([column([field.empty('role')]), column()]);
    expect(rowOf(matrix, 'config', 'role').verdict).toBe('same');
  });

  it('does not treat an instance without allowExternalUse as one that denies it', () => {
    const matrix = compare([column([field.clear('allowExternalUse', 'false')]), column()]);
    expect(rowOf(matrix, 'config', 'allowExternalUse').verdict).toBe('unknown');
  });

  it('is sorted in the order of the provider, then by name', () => {
    const fields = [described('warehouse'), described('account')];
    const matrix = compare([
      column([field.clear('b', '1'), field.clear('account', '1'), field.clear('a', '1')], {
        fields,
      }),
      column([field.clear('warehouse', '1')]),
    ]);
    const keys = matrix.rows.filter(({ group }) => group === 'config').map(({ key }) => key);
    expect(keys).toEqual(['warehouse', 'account', 'a', 'b']);
  });
});

describe('a baseline', () => {
  it('is the value with which every other cell is compared', () => {
    const fields = [
      field.clear('u', 'A'),
      field.clear('u', 'A'),
      field.clear('u', 'B'),
      field.hidden('u'),
    ];
    const matrix = compare(
      fields.map((one) => column([one])),
      1,
    );
    expect(rowOf(matrix, 'config', 'u').cells.map(({ against }) => against)).toEqual([
      'same',
      null,
      'different',
      'unknown',
    ]);
    expect(rowOf(matrix, 'config', 'u').reference).toBe(1);
  });

  it('is optional', () => {
    expect(rowOver(field.clear('u', 'A')).cells[0]?.against).toBe(null);
  });
});

describe('the table of a comparison', () => {
  it('fits the contract', () => {
    const matrix = compare(
      [
        column([field.clear('u', 'a b'), field.secret('p', 'f1'), field.clear('j', '{"a":1}')]),
        column([field.clear('u', 'a c'), field.hidden('p'), field.clear('j', '{"a":2}')]),
        column([], { config: unread('notRead'), access: unread('noAccess') }),
      ],
      0,
    );
    expect(accountMatrixSchema.parse(matrix)).toEqual(matrix);
  });

  it('counts its rows by their result, and is not the same when a part was not read', () => {
    const same = column([field.clear('u', 'A')]);
    expect(compare([same, same]).tallies.config).toEqual({
      verdict: 'same',
      same: 1,
      different: 0,
      unknown: 0,
      sameAsWritten: 0,
      differsAsWritten: 0,
    });
    const neither = column([], { config: unread('notRead') });
    expect(compare([neither, neither]).tallies).toMatchObject({
      all: { verdict: 'unknown' },
      config: { verdict: 'unknown', same: 0, different: 0, unknown: 0 },
      access: { verdict: 'same' },
    });
  });
});

describe('a part of an account', () => {
  it('that was read once is kept, with the reason why a later reading failed', () => {
    const later = createProblem('timeout', 'Slow.');
    expect(toColumnPart('x', 5, later)).toEqual({
      state: 'read',
      value: 'x',
      readAt: 5,
      problem: later,
    });
  });

  it('that Domo refuses counts as no access, and any other failure leaves it unread', () => {
    expect(toColumnPart(null, null, createProblem('noMatch', 'Not shared.')).state).toBe(
      'noAccess',
    );
    expect(toColumnPart(null, null, createProblem('getFailed', 'No.', { status: 403 })).state).toBe(
      'noAccess',
    );
    expect(toColumnPart(null, null, createProblem('timeout', 'Slow.')).state).toBe('notRead');
    expect(toColumnPart(null, null, null)).toEqual({ state: 'notRead', problem: null });
  });

  it('is taken from the inventory', () => {
    const { account } = column();
    if (account.state !== 'read') throw new Error('It was read.');
    const made = toAccountColumn(
      { profileId: 'p', label: 'L' },
      {
        account: account.value,
        accountReadAt: 1,
        config: null,
        configReadAt: null,
        configProblem: createProblem('forbidden', 'No.'),
        access: [{ type: 'USER', id: '7', accessLevel: 'OWNER', name: 'Ann', more: {} }],
        accessReadAt: 3,
        accessProblem: null,
        datasetCount: null,
        datasetCountOrigin: null,
        search: null,
        changedInDomo: null,
        activityLog: 'unread',
        providerName: null,
        principalNames: [],
      },
      null,
      new Map([['7', 'ann@x.example']]),
    );
    expect(made).toMatchObject({
      kind: 'account',
      id: 71,
      config: { state: 'noAccess' },
      access: { state: 'read', value: [{ id: '7', email: 'ann@x.example' }] },
    });
  });
});

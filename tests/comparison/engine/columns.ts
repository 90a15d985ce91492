/** Columns for comparisons, made short. */
import type {
  AccountMatrix,
  Account,
  ComparedCell,
  ComparedGroup,
  ComparedRow,
  ConfigField,
} from '../../../src/contract';
import {
  compareAccounts,
  type ComparedAccess,
  type AccountColumn,
} from '../../../src/main/comparison/engine';
import { account as row } from '../../store/rows';

export { described } from '../../store/rows';

const account = (changes: Partial<Account> = {}): Account =>
  row(71, {
    displayName: 'Sales',
    name: 'Sales',
    type: 'data',
    credentialsType: 'fields',
    ...changes,
  });

const base = { secret: false, value: null, fingerprint: null } as const;
export const field = {
  clear: (name: string, value: string): ConfigField => ({ ...base, name, state: 'clear', value }),
  secret: (name: string, fingerprint: string): ConfigField => ({
    ...base,
    name,
    secret: true,
    state: 'secret',
    fingerprint,
  }),
  hidden: (name: string): ConfigField => ({ ...base, name, secret: true, state: 'hidden' }),
  encrypted: (name: string): ConfigField => ({ ...base, name, secret: true, state: 'encrypted' }),
  /** Hidden by Domo, and written by Latchkey. */
  written: (name: string, fingerprint: string, stands = true): ConfigField => ({
    ...base,
    name,
    secret: true,
    state: 'hidden',
    written: { at: 5, fingerprint, stands },
  }),
  empty: (name: string): ConfigField => ({ ...base, name, state: 'empty' }),
};

export interface Changes extends Partial<Omit<AccountColumn, 'account'>> {
  readonly account?: Partial<Account>;
}

/** A column that was read whole. */
export const column = (
  fields: readonly ConfigField[] = [],
  { account: changes, ...rest }: Changes = {},
): AccountColumn => ({
  profileId: 'p1',
  label: 'One',
  principalNames: [],
  kind: 'account',
  id: 71,
  account: { state: 'read', value: account(changes), readAt: 1, problem: null },
  config: {
    state: 'read',
    value: { kind: 'account', id: 71, dataProviderType: 'snowflake', fields: [...fields] },
    readAt: 2,
    problem: null,
  },
  access: { state: 'read', value: [], readAt: 3, problem: null },
  fields: [],
  ...rest,
});

export const unread = (state: 'noAccess' | 'notRead') => ({ state, problem: null });

export const accessOf = (...entries: readonly ComparedAccess[]): AccountColumn['access'] => ({
  state: 'read',
  value: entries,
  readAt: 3,
  problem: null,
});

export const entry = (id: string, changes: Partial<ComparedAccess> = {}): ComparedAccess => ({
  type: 'USER',
  id,
  accessLevel: 'CAN_VIEW',
  name: null,
  email: null,
  more: {},
  ...changes,
});

export const compare = (
  columns: readonly AccountColumn[],
  baseline: number | null = null,
): AccountMatrix => compareAccounts({ columns, baseline });

export function rowOf(matrix: AccountMatrix, group: ComparedGroup, key: string): ComparedRow {
  const row = matrix.rows.find((one) => one.group === group && one.key === key);
  if (!row) throw new Error(`There is no ${group} row ${key}.`);
  return row;
}

/** The row of one config field over columns with one field each. */
export const rowOver = (...fields: readonly ConfigField[]): ComparedRow =>
  rowOf(compare(fields.map((one) => column([one]))), 'config', fields[0]?.name ?? '');

/** A cell without what it is held against. */
export function bare(cell: ComparedCell): object {
  const { against: _against, ...rest } = cell;
  if (rest.state !== 'value') return rest;
  const { difference: _difference, ...shown } = rest;
  return shown;
}

/** Names that a comparison shows are in the one order of names: `a 2` before `a 10`, capitals and accents ignored. */
import { expect, it } from 'vitest';
import { parseJsonTree } from '../../../src/contract/json-tree';
import { findJsonDifference } from '../../../src/main/comparison/engine/difference';
import { matchAccountsById } from '../../../src/main/comparison/engine/instances/match-accounts';
import { TimeSlicer } from '../../../src/main/comparison/engine/instances/time-slicer';
import { accessOf, bare, column, compare, entry, field, rowOf } from './columns';
import { collect, of, summary } from './instances';

const mixed = ['zone', 'host10', 'Élan', 'Host9', 'élan'];
const inOrder = ['Élan', 'élan', 'Host9', 'host10', 'zone'];

it('fields of a config that the provider does not describe', () => {
  const { rows } = compare([column(mixed.map((name) => field.clear(name, 'x')))]);
  expect(rows.filter(({ group }) => group === 'config').map(({ key }) => key)).toEqual(inOrder);
});

it('fields of Domo that Latchkey does not know', () => {
  const more = Object.fromEntries(mixed.map((name) => [name, 1]));
  const { rows } = compare([column([], { account: { more } })]);
  expect(rows.filter(({ key }) => key.startsWith('more.')).map(({ key }) => key)).toEqual(
    inOrder.map((name) => `more.${name}`),
  );
});

it('owners of an account', () => {
  const owners = ['10', '9', '100'].map((id) => ({ type: 'USER', id }));
  const row = rowOf(compare([column([], { account: { owners } })]), 'metadata', 'owners');
  expect(row.cells.map(bare)).toEqual([{ state: 'value', text: 'USER 9, USER 10, USER 100' }]);
});

it('levels of access that Latchkey does not know', () => {
  const access = accessOf(
    ...['Level 10', 'level 9', 'OWNER'].map((accessLevel) => entry('1', { accessLevel })),
  );
  const [row] = compare([column([], { access })]).rows.filter(({ group }) => group === 'access');
  expect(row?.cells.map(bare)).toEqual([{ state: 'value', text: 'OWNER + level 9 + Level 10' }]);
});

it('keys of JSON in a value', () => {
  const json = (value: number) =>
    parseJsonTree(JSON.stringify(Object.fromEntries(mixed.map((name) => [name, value])))) ?? '';
  const found = findJsonDifference(json(1), json(2));
  expect(found.paths.map(({ path }) => path)).toEqual(inOrder.map((name) => `/${name}`));
});

it('fields that differ in as many rows', async () => {
  const config = (value: string) => mixed.toSorted().map((name) => [name, value] as const);
  const { summary: counts } = await collect(
    of([summary('A', config('1'))], [summary('A', config('2'))]),
  );
  expect(counts.fields.map(({ name }) => name)).toEqual(inOrder);
});

it('providers of rows, matched by name and by id', async () => {
  const accounts = ['db10', 'db9'].map((dataProviderType, id) =>
    summary('A', [], { dataProviderType, id }),
  );
  const { rows } = await collect(of(accounts, accounts));
  expect(rows.map(({ dataProviderType }) => dataProviderType)).toEqual(['db9', 'db10']);
  const byId: string[] = [];
  for await (const groups of matchAccountsById(of(accounts), new TimeSlicer(undefined)))
    byId.push(...groups.map(({ dataProviderType }) => dataProviderType));
  expect(byId).toEqual(['db9', 'db10']);
});

/** Access lists side by side: who is who when ids differ. */
import { describe, expect, it } from 'vitest';
import type { ComparedAccess } from '../../../src/main/comparison/engine';
import { accessOf, bare, column, compare, entry, unread } from './columns';

const across = (...lists: readonly (readonly ComparedAccess[])[]) =>
  compare(
    lists.map((list, index) => column([], { profileId: `p${index}`, access: accessOf(...list) })),
  );

const within = (...lists: readonly (readonly ComparedAccess[])[]) =>
  compare(lists.map((list) => column([], { access: accessOf(...list) })));

const said = ({ rows }: ReturnType<typeof across>) =>
  rows
    .filter(({ group }) => group === 'access')
    .map(({ label, verdict, cells }) => [
      label,
      verdict,
      ...cells.map((cell) => (cell.state === 'value' ? cell.text : cell.state)),
    ]);

const ann = { name: 'Ann', email: 'ann@x.example' };

describe('a comparison of access within one instance', () => {
  it('matches principals by id, whatever their names are', () => {
    expect(
      said(
        within(
          [entry('1', { name: 'Ann' }), entry('2', { name: 'Ann' })],
          [entry('2', { name: 'Ann B' }), entry('1', { accessLevel: 'OWNER' })],
        ),
      ),
    ).toEqual([
      ['Ann', 'different', 'CAN_VIEW', 'OWNER'],
      ['Ann', 'same', 'CAN_VIEW', 'CAN_VIEW'],
    ]);
  });

  it('distinguishes a user from a group with the same id', () => {
    expect(said(within([entry('1')], [entry('1', { type: 'GROUP' })]))).toEqual([
      ['1', 'different', 'missing', 'CAN_VIEW'],
      ['1', 'different', 'CAN_VIEW', 'missing'],
    ]);
  });
});

describe('a comparison of access across instances', () => {
  it('matches people by e-mail address, in upper or lower case', () => {
    const other = entry('9', { name: 'Ann B', email: 'ANN@x.example' });
    expect(said(across([entry('1', ann)], [other]))).toEqual([
      ['Ann', 'same', 'CAN_VIEW', 'CAN_VIEW'],
    ]);
  });

  it('matches names without accents, but no address that differs by one', () => {
    const group = (id: string, name: string) => entry(id, { type: 'GROUP', name });
    expect(said(across([group('1', 'Équipe')], [group('8', 'equipe')]))).toHaveLength(1);
    const person = (id: string, email: string) => entry(id, { name: 'Jo', email });
    const people = across([person('1', 'jo@x.example')], [person('2', 'jó@x.example')]);
    expect(said(people)).toHaveLength(2);
  });

  it('matches people and groups without an address by name', () => {
    const group = (id: string) => entry(id, { type: 'GROUP', name: ' Data  team' });
    expect(
      said(across([group('1'), entry('5', ann)], [group('8'), entry('6', { name: 'ann' })])),
    ).toEqual([
      [' Data  team', 'same', 'CAN_VIEW', 'CAN_VIEW'],
      ['Ann', 'same', 'CAN_VIEW', 'CAN_VIEW'],
    ]);
  });

  it('does not match people by equal ids', () => {
    expect(said(across([entry('1', { name: 'Ann' })], [entry('1', { name: 'Bob' })]))).toEqual([
      ['Ann', 'different', 'CAN_VIEW', 'missing'],
      ['Bob', 'different', 'missing', 'CAN_VIEW'],
    ]);
  });

  it('is undecided about a name that two people share, and about people without a name', () => {
    expect(
      said(
        across(
          [entry('1', { name: 'Ann' }), entry('2', { name: 'Ann', accessLevel: 'OWNER' })],
          [entry('3', { name: 'Ann' })],
        ),
      ),
    ).toEqual([['Ann', 'unknown', 'OWNER + CAN_VIEW', 'CAN_VIEW']]);
    expect(said(across([entry('1')], []))).toEqual([['1', 'unknown', 'CAN_VIEW', 'missing']]);
    const two = [entry('1', ann), entry('2', { ...ann, email: 'ann2@x.example' })];
    const verdicts = said(across(two, [entry('3', { name: 'Ann' })])).map(([, verdict]) => verdict);
    expect(verdicts).toContain('unknown');
  });

  it('does not treat a list that was not read as an empty list', () => {
    const matrix = compare([
      column([], { access: accessOf(entry('1', ann)) }),
      column([], { profileId: 'p2', access: unread('noAccess') }),
    ]);
    expect(said(matrix)).toEqual([['Ann', 'unknown', 'CAN_VIEW', 'noAccess']]);
  });

  it('shows a user who is listed twice in one row', () => {
    const matrix = within([entry('1'), entry('1', { accessLevel: 'OWNER' })], [entry('1')]);
    const [row] = matrix.rows.filter(({ group }) => group === 'access');
    expect(row?.cells.map(bare)).toEqual([
      { state: 'value', text: 'OWNER + CAN_VIEW' },
      { state: 'value', text: 'CAN_VIEW' },
    ]);
  });
});

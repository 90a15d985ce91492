import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/contract';
import { instanceSeverity, SEVERITIES } from '../../src/renderer/state/instance-severity';
import { moveGroup, moveInstance } from '../../src/renderer/state/rail-moves';
import {
  filterSections,
  toNumberedIds,
  toRailProfiles,
  toRailSections,
  type RailSection,
  type RailSettings,
} from '../../src/renderer/state/rail-order';

const settings: RailSettings = { order: 'name', favourites: [], byHand: [], folded: [] };

const profile = (id: string, group: string, more: Partial<Profile> = {}): Profile =>
  ({
    id,
    label: id.toUpperCase(),
    group,
    instance: `${id}-instance`,
    token: 'keychain',
    lastCheck: { at: 1, problem: null },
    lastSync: null,
    ...more,
  }) as Profile;

const endsIn = (days: number) => ({ at: Date.now() + days * 86_400_000, tokens: 1 });
const problem = (code: string) => ({ code, message: '' }) as never;
const refused = { lastCheck: { at: 1, problem: problem('unauthorized') } };
const unreached = { lastCheck: { at: 1, problem: problem('offline') } };

const profiles = [
  profile('free', ''),
  profile('d1', 'Development'),
  profile('d2', 'Development'),
  profile('p1', 'Production'),
  profile('p2', 'Production', refused),
  profile('p3', 'Production', unreached),
];

const sectionsOf = (part: Partial<RailSettings>): RailSection[] =>
  toRailSections(profiles, { ...settings, ...part });
const shape = (part: Partial<RailSettings>): string[] =>
  sectionsOf(part).map(
    ({ group, rows }) => `${group ?? '*'}: ${rows.map(({ id }) => id).join(' ')}`,
  );

describe('the order of the rail', () => {
  it('has the groups as main lists them, and what has no group last', () => {
    expect(shape({})).toEqual(['Development: d1 d2', 'Production: p1 p2 p3', ': free']);
  });

  it('begins with the favourites, which are not repeated in their groups', () => {
    expect(shape({ favourites: ['p3', 'free'] })).toEqual([
      '*: free p3',
      'Development: d1 d2',
      'Production: p1 p2',
      ': ',
    ]);
    const all = toRailProfiles(sectionsOf({ favourites: ['p3', 'free'] })).map(({ id }) => id);
    expect(all.toSorted()).toEqual(profiles.map(({ id }) => id).toSorted());
  });

  it('with problems first has the worst instances and groups first', () => {
    expect(shape({ order: 'problems' })).toEqual([
      'Production: p2 p3 p1',
      'Development: d1 d2',
      ': free',
    ]);
  });

  it('by hand has new instances last, and ignores ids that are gone', () => {
    expect(shape({ order: 'hand', byHand: ['gone', 'p3', 'd2', 'p1'] })).toEqual([
      'Production: p3 p1 p2',
      'Development: d2 d1',
      ': free',
    ]);
  });

  it('gives the digits to what is in sight, the favourites first', () => {
    const folded = sectionsOf({ favourites: ['p3'], folded: ['d1', 'd2'] });
    expect(toNumberedIds(folded)).toEqual(['p3', 'p1', 'p2', 'free']);
    expect(toRailProfiles(folded)).toHaveLength(profiles.length);
    const many = Array.from({ length: 40 }, (_, at) => profile(`m${at}`, 'Many'));
    expect(toNumberedIds(toRailSections(many, settings))).toHaveLength(9);
  });

  it('unfolds a group when an instance comes to it that was not folded', () => {
    const isFolded = (folded: string[]) =>
      sectionsOf({ folded }).find(({ group }) => group === 'Development')?.folded;
    expect(isFolded(['d1', 'd2'])).toBe(true);
    expect(isFolded(['d1'])).toBe(false);
  });
});

describe('the filter of the rail', () => {
  const found = (text: string, part: Partial<RailSettings> = {}): string[] =>
    toRailProfiles(filterSections(sectionsOf(part), text)).map(({ id }) => id);

  it('looks for every word in label, instance and group, whatever their case and accents', () => {
    expect(found('  ')).toHaveLength(profiles.length);
    expect(found('PRÖD p2')).toEqual(['p2']);
    expect(found('d2-instance')).toEqual(['d2']);
    expect(found('nowhere')).toEqual([]);
  });

  it('finds instances in folded groups, and shows them', () => {
    const sections = filterSections(sectionsOf({ folded: ['d1', 'd2'] }), 'd1');
    expect(sections.map(({ group, folded }) => [group, folded])).toEqual([['Development', false]]);
  });
});

describe('moving by hand', () => {
  const moved = (
    start: Partial<RailSettings>,
    move: (sections: RailSection[]) => Partial<RailSettings> | null,
  ): string[] | null => {
    const change = move(sectionsOf(start));
    return change && shape({ ...start, ...change });
  };

  it('changes two places, and nothing else of what was on screen', () => {
    expect(moved({ order: 'problems' }, (all) => moveInstance(all, 'p1', -1))).toEqual([
      'Production: p2 p1 p3',
      'Development: d1 d2',
      ': free',
    ]);
  });

  it('moves a favourite among the favourites, and passes over them in a group', () => {
    const favourites = ['p2', 'd1'];
    expect(moved({ favourites }, (all) => moveInstance(all, 'p2', -1))?.[0]).toBe('*: p2 d1');
    expect(moved({ favourites }, (all) => moveInstance(all, 'p3', -1))?.[2]).toBe(
      'Production: p3 p1',
    );
  });

  it('moves a group with all that is in it', () => {
    expect(moved({ favourites: ['p1'] }, (all) => moveGroup(all, 'Production', -1))).toEqual([
      '*: p1',
      'Production: p2 p3',
      'Development: d1 d2',
      ': free',
    ]);
  });

  it('stops at the ends', () => {
    expect(moveInstance(sectionsOf({}), 'd1', -1)).toBeNull();
    expect(moveInstance(sectionsOf({}), 'd2', 1)).toBeNull();
    expect(moveGroup(sectionsOf({}), 'Development', -1)).toBeNull();
    expect(moveGroup(sectionsOf({}), '', 1)).toBeNull();
  });
});

describe('how bad the state of an instance is', () => {
  it.each([
    ['a token that works', {}, SEVERITIES.good],
    ['a token that was never checked', { lastCheck: null }, SEVERITIES.quiet],
    ['an instance that was not reached', unreached, SEVERITIES.amber],
    ['a failed sync', { lastSync: { at: 1, problem: problem('timeout') } }, SEVERITIES.amber],
    ['a refused token', refused, SEVERITIES.bad],
    ['a token that expires in a month', { tokenExpiry: endsIn(25) }, SEVERITIES.good],
    ['a token that expires in a week', { tokenExpiry: endsIn(6) }, SEVERITIES.amber],
    ['no token', { token: 'none', lastCheck: null } as const, SEVERITIES.bad],
  ])('is told for %s', (_, part, severity) => {
    expect(instanceSeverity(profile('x', '', part))).toBe(severity);
  });
});

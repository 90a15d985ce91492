/** A name on the command line finds one instance or is refused, whatever the order of the instances is. */
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/contract';
import { resolveProfileName } from '../../src/main/cli/find-profile';
import { namedProfile } from './named-profile';

const europe = namedProfile('1', 'EU', 'prod');
const production = namedProfile('2', 'prod', 'acme-eu');
const staging = namedProfile('3', 'Staging', 'acme-staging');

const meaning = (profiles: readonly Profile[], name: string): string => {
  const meant = resolveProfileName(profiles, name);
  return meant.ok ? meant.value.id : meant.problem.code;
};

describe.each([
  ['in one order', [europe, production, staging]],
  ['in the other', [staging, production, europe]],
])('a name, with instances %s', (_order, profiles) => {
  it.each([
    ['an id', '2', '2'],
    ['a label', 'Staging', '3'],
    ['a label in another case', 'sTAGING', '3'],
    ['an instance', 'acme-staging', '3'],
    ['an instance in another case', 'ACME-EU', '2'],
    ['a label that is nobody else’s instance', 'eu', '1'],
    ['the label of one that is the instance of another', 'prod', 'invalidRequest'],
    ['nothing', 'nobody', 'notFound'],
  ])('that is %s', (_what, name, expected) => {
    expect(meaning(profiles, name)).toBe(expected);
  });
});

it('a name finds one instance if label and instance are the same', () => {
  expect(meaning([namedProfile('1', 'acme', 'acme'), staging], 'Acme')).toBe('1');
});

it('a name is matched with ids first', () => {
  expect(meaning([namedProfile('1', '3', 'three'), staging], '3')).toBe('3');
});

it('the refusal of an ambiguous name lists the possible instances', () => {
  const meant = resolveProfileName([europe, production], 'prod');
  if (meant.ok) throw new Error('It means two.');
  expect(meant.problem.message).toBe(
    '"prod" can mean "EU" (https://prod.domo.com) or "prod" (https://acme-eu.domo.com). Nothing was done.',
  );
});

describe('a label with letters of another alphabet or form', () => {
  const elan = namedProfile('4', 'Élan', 'acme-elan');
  const strasse = namedProfile('5', 'Straße', 'acme-street');

  it.each([
    ['another Unicode form', 'E\u0301lan', '4'],
    ['no accent', 'elan', '4'],
    ['an invisible character', 'É\u200Blan', '4'],
    ['two letters for one', 'STRASSE', '5'],
  ])('is found with %s', (_how, name, id) => {
    expect(meaning([elan, strasse], name)).toBe(id);
  });
});

/** What was found of a secret, as sentences for a terminal. */
import type { ResponseFor, RotationAccount, RotationGroup } from '../../../contract';
import { messageLine } from '../print';

type Found = ResponseFor<'rotation.find'>;

const groupTexts: readonly (readonly [RotationGroup, string])[] = [
  ['same', 'have the same secret'],
  ['sameLogin', 'have the same login; whether they have the same secret cannot be known'],
  ['partly', 'have it in another field, or not in all; they are not planned'],
  ['differs', 'have another secret'],
  ['unknown', 'have such a field with another login; their secret cannot be known'],
  ['notRead', 'were never read in depth: nothing is known of their secrets'],
];

const NAMED = 5;

export function foundText({ known, groups, checked }: Found): string {
  const lines = groupTexts.flatMap(([group, text]) => {
    const { count, accounts } = groups[group];
    if (count === 0) return [];
    return [`${count} ${text}${group === 'partly' ? `: ${someNames(accounts)}` : ''}.`];
  });
  return [
    `${checked} accounts were looked at.`,
    ...(known
      ? []
      : [
          'Domo hides its secret, and Latchkey did not write it: who has the same cannot be known.',
        ]),
    ...lines,
  ]
    .map(messageLine)
    .join('');
}

const someNames = (accounts: readonly RotationAccount[]): string =>
  accounts
    .slice(0, NAMED)
    .map(({ label, name, fields }) => `${label}: ${name} (${fields.join(', ')})`)
    .join('; ') + (accounts.length > NAMED ? ' …' : '');

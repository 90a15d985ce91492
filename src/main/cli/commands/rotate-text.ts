/** What was found of a secret, as sentences for a terminal. */
import type {
  ResponseFor,
  RotationAccount,
  RotationGroup,
  RotationLeftOut,
} from '../../../contract';
import { counted } from '../../../contract/counted';
import { messageLine } from '../print';

type Found = ResponseFor<'rotation.find'>;

const groupTexts: readonly (readonly [group: RotationGroup, one: string, many: string])[] = [
  ['same', 'has the same secret', 'have the same secret'],
  [
    'sameLogin',
    'has the same login; whether it has the same secret cannot be known',
    'have the same login; whether they have the same secret cannot be known',
  ],
  [
    'partly',
    'has it in another field, or not in all; it is not planned',
    'have it in another field, or not in all; they are not planned',
  ],
  ['differs', 'has another secret', 'have another secret'],
  [
    'unknown',
    'has such a field with another login; its secret cannot be known',
    'have such a field with another login; their secret cannot be known',
  ],
  [
    'notRead',
    'was never read in depth: nothing is known of its secrets',
    'were never read in depth: nothing is known of their secrets',
  ],
];

const NAMED = 5;

const leftOutWords: Readonly<Record<RotationLeftOut['why'], string>> = {
  noField: 'no such field',
  noSecret: 'no secret there',
  notRead: 'never read in depth',
};

/** Of the accounts that were asked about. */
function askedTexts({ likes, hidden, leftOut }: Found): string[] {
  const named = leftOut
    .slice(0, NAMED)
    .map(({ label, name, why }) => `${label}: ${name} (${leftOutWords[why]})`);
  return [
    ...(leftOut.length === 0
      ? []
      : [
          `${counted(leftOut.length, 'chosen account is', 'chosen accounts are')} left out: ${named.join('; ')}${leftOut.length > NAMED ? ' …' : ''}.`,
        ]),
    ...(hidden === 0
      ? []
      : [
          likes.length === 1
            ? 'Domo hides its secret, and Latchkey did not write it: who has the same cannot be known.'
            : `Of ${hidden} of ${counted(likes.length, 'chosen account', 'chosen accounts')} Domo hides the secret, and Latchkey did not write it: who has the same cannot be known.`,
        ]),
  ];
}

export function foundText(found: Found): string {
  const { groups, checked } = found;
  const lines = groupTexts.flatMap(([group, one, many]) => {
    const { count, accounts } = groups[group];
    if (count === 0) return [];
    return [`${counted(count, one, many)}${group === 'partly' ? `: ${someNames(accounts)}` : ''}.`];
  });
  return [
    `${counted(checked, 'account was', 'accounts were')} looked at.`,
    ...askedTexts(found),
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

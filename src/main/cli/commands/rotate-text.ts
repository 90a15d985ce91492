/** What was found of a secret, as sentences for a terminal. */
import type {
  ResponseFor,
  RotationAccount,
  RotationGroup,
  RotationLeftOut,
} from '../../../contract';
import { counted } from '../../../contract/counted';
import { hasOtherPlaces } from '../../../contract/secret-places';
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
    'has the secret of some of these fields, not of all; it is not planned',
    'have the secret of some of these fields, not of all; they are not planned',
  ],
  [
    'otherLogin',
    'has a secret of this login and signs in as another; it is not planned',
    'have a secret of this login and sign in as another; they are not planned',
  ],
  [
    'maybeLogin',
    'may sign in as this login; it is not planned',
    'may sign in as this login; they are not planned',
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
function askedTexts({ like, likes, hidden, secrets, leftOut, groups }: Found): string[] {
  const named = listSome(
    leftOut,
    ({ label, name, why }) => `${label}: ${name} (${leftOutWords[why]})`,
  );
  // Only the accounts of a login may have different secrets, of which none is known to be the changed one.
  const isSplit = like !== null && groups.same.count === 0 && secrets > 1;
  return [
    ...(isSplit
      ? [
          `The accounts of this login have ${secrets} different secrets: which one it is that changed cannot be known.`,
        ]
      : []),
    ...(leftOut.length === 0
      ? []
      : [
          `${counted(leftOut.length, 'account that was asked about is', 'accounts that were asked about are')} left out: ${named}.`,
        ]),
    ...(hidden === 0
      ? []
      : [
          likes.length === 1
            ? 'Domo hides its secret, and Latchkey did not write it: who has the same cannot be known.'
            : `Domo hides the secret of ${hidden} of the ${counted(likes.length, 'account', 'accounts')} that were asked about, and Latchkey did not write it: who has the same cannot be known.`,
        ]),
  ];
}

/** Those whose secret is not, or not only, in the fields that were asked about. */
function elsewhereTexts({ groups }: Found, fields: readonly string[]): string[] {
  const others = groups.same.accounts.filter((account) => hasOtherPlaces(account, fields));
  if (others.length === 0) return [];
  return [
    `${counted(others.length, 'has it in another field', 'have it in other fields')}: ${someNames(others)}.`,
  ];
}

export function foundText(found: Found, fields: readonly string[]): string {
  const { groups, checked } = found;
  const lines = groupTexts.flatMap(([group, one, many]) => {
    const { count, accounts } = groups[group];
    if (count === 0) return [];
    const isNamed = group === 'partly' || group === 'otherLogin';
    return [
      `${counted(count, one, many)}${isNamed ? `: ${someNames(accounts)}` : ''}.`,
      ...(group === 'same' ? elsewhereTexts(found, fields) : []),
    ];
  });
  return [
    `${counted(checked, 'account was', 'accounts were')} looked at.`,
    ...askedTexts(found),
    ...lines,
  ]
    .map(messageLine)
    .join('');
}

/** They may have the secret: who applies the plan and revokes the old secret would break them. No full stops. */
export const notReadTexts = (accounts: readonly RotationAccount[]): string[] =>
  accounts.length === 0
    ? []
    : [
        `the config of ${counted(accounts.length, 'account', 'accounts')} was not read, so nobody knows whether ${accounts.length === 1 ? 'it has' : 'they have'} the secret: ${listSome(accounts, ({ label, name }) => `${label}: ${name}`)}`,
      ];

/** They may be of the login whose secret changed. No full stops. */
export const maybeLoginTexts = (accounts: readonly RotationAccount[]): string[] =>
  accounts.length === 0
    ? []
    : [
        `${counted(accounts.length, 'account', 'accounts')} may sign in as this login, written otherwise or hidden in part: ${listSome(accounts, ({ label, name, login }) => `${label}: ${name} (${login})`)}`,
      ];

/** They are of the login whose secret changed, and may have it in a field of another name. No full stops. */
export const leftOutTexts = (leftOut: readonly RotationLeftOut[]): string[] =>
  leftOut.length === 0
    ? []
    : [
        `${counted(leftOut.length, 'account signs in', 'accounts sign in')} as this login without a secret in these fields: ${listSome(leftOut, ({ label, name }) => `${label}: ${name}`)}`,
      ];

const someNames = (accounts: readonly RotationAccount[]): string =>
  listSome(
    accounts,
    ({ label, name, fields }) =>
      `${label}: ${name} (${fields.map((each) => each.name).join(', ')})`,
  );

/** The first of them, with a sign where there are more. */
const listSome = <T>(all: readonly T[], describe: (one: T) => string): string =>
  all.slice(0, NAMED).map(describe).join('; ') + (all.length > NAMED ? ' …' : '');

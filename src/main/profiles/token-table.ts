/** The access tokens of instances as a table for CSV. Pure. */
import type { Problem, ResponseFor, Result } from '../../contract';
import { isoInstantText } from '../../contract/instants';
import { bySooner, daysLeft, isListedToken, type TokenFilter } from '../../contract/token-text';

export interface TokensOfInstance {
  readonly profileId: string;
  readonly label: string;
  readonly result: Result<ResponseFor<'tokens.list'>>;
}

const HEADER = [
  'instance',
  'token',
  'token id',
  'owner',
  'owner id',
  'expires',
  'days left',
  'used by Latchkey',
  'problem',
];

/**
 * The header comes first, then the tokens: what ends first on top. Last come the instances of which nothing is known, so
 * that nobody takes the file for complete.
 */
export function tokenTable(
  instances: readonly TokensOfInstance[],
  filter: TokenFilter,
): readonly (readonly (string | number)[])[] {
  const tokens = instances
    .flatMap(({ label, result }) =>
      (result.ok ? result.value.tokens : []).map((token) => ({ label, token })),
    )
    .filter(({ label, token }) => isListedToken(token, label, filter))
    .sort((one, other) => bySooner(one.token.expires, other.token.expires));
  return [
    HEADER,
    ...tokens.map(({ label, token }) => [
      label,
      token.name,
      token.id,
      token.ownerName ?? '',
      token.ownerId ?? '',
      token.expires === null ? '' : isoInstantText(token.expires),
      token.expires === null ? '' : daysLeft(token.expires, filter.now),
      token.usedByLatchkey,
      '',
    ]),
    ...instances.flatMap(({ label, result }) => {
      const why = result.ok ? refusedText(result.value) : problemText(result.problem);
      return why === null ? [] : [[label, '', '', '', '', '', '', '', why]];
    }),
  ];
}

const refusedText = ({ own }: ResponseFor<'tokens.list'>): string | null =>
  own.state === 'refused' ? 'not listed: its user may not list tokens' : null;

const problemText = ({ message }: Problem): string => `not read: ${message}`;

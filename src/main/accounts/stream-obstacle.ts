/** Why a stream cannot be given another account. */
import { createProblem, type Account, type Problem } from '../../contract';
import { displayNameOrName } from '../../contract/zod-free';
import type { DomoStream } from '../domo';
import { holdsMask } from '../secrets';

export interface StreamChange {
  readonly stream: DomoStream;
  readonly from: Account;
  readonly to: Account;
}

/** Null: it can. */
export const findStreamObstacle = (change: StreamChange): Problem | null =>
  findAccountObstacle(change) ?? findHiddenPart(change.stream);

function findAccountObstacle({ stream, from, to }: StreamChange): Problem | null {
  if (from.id === to.id) {
    return createProblem('duplicate', 'This is the account that it uses.', {
      next: 'Nothing to do.',
    });
  }
  if (from.dataProviderType !== to.dataProviderType) {
    return createProblem(
      'invalidRequest',
      `${displayNameOrName(to)} is for ${to.dataProviderType}, and the stream needs an account for ${from.dataProviderType}.`,
      { next: 'Choose an account of the same provider.' },
    );
  }
  if (!stream.accountIds.includes(from.id)) {
    return createProblem(
      'changedSinceRead',
      `Stream ${stream.id} does not use account ${from.id}: ${describeStreamAccounts(stream)}`,
      { next: 'Look at the dataset in Domo, then make a new plan.' },
    );
  }
  if (!stream.accountIds.includes(to.id)) return null;
  return createProblem('duplicate', `Stream ${stream.id} uses account ${to.id} already, too.`, {
    next: 'Remove one of the two in Domo itself.',
  });
}

/** All of a stream is sent back. What Latchkey cannot see it would overwrite (domo-api 3.6). */
function findHiddenPart({ id, holdsToken, json }: DomoStream): Problem | null {
  const next = 'Choose the other account in Domo itself.';
  if (holdsToken) {
    return createProblem(
      'hiddenByDomo',
      `Stream ${id} holds the access token of Latchkey, which never sends it on.`,
      { next },
    );
  }
  if (!hasMask(JSON.parse(json))) return null;
  return createProblem(
    'hiddenByDomo',
    `Domo masks a value in stream ${id}, and would store the mask if all of it were sent back.`,
    { next },
  );
}

function hasMask(value: unknown): boolean {
  if (typeof value === 'string') return holdsMask(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasMask);
}

/** `it uses account 71.` */
export const describeStreamAccounts = ({ accountIds }: DomoStream): string =>
  accountIds.length === 0
    ? 'it uses no account.'
    : `it uses account ${accountIds.join(', account ')}.`;

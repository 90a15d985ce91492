/** What the lists of access tokens and of API clients show of each (domo-api 2.2, 2.3). */
import type { Token } from './types';

/** A key of another kind. Its fields are guessed from clients. */
export interface ApiClient {
  readonly id: number;
  readonly name: string;
  readonly userId: number;
}

const FIRST_ID = 186_000;

/** Ids are given once: that of a revoked token never comes back. */
let lastId = FIRST_ID + 100_000;

export const nextTokenId = (): number => {
  lastId += 1;
  return lastId;
};

/** Gives those that an instance begins with an id and a name, in their order. */
export function numberTokens(tokens: Iterable<Token>): void {
  let index = 0;
  for (const token of tokens) {
    if (token.kind !== 'developer') continue;
    token.id ??= FIRST_ID + index;
    token.name ??= `token ${String(index + 1)}`;
    index += 1;
  }
}

/** A list of providers as it is stored: one text for all, and each provider in it a text of its own. Pure. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { jsonColumn } from '../db/row-decoder';

/** The key, the name, and the provider as JSON: few of a thousand are ever read. */
export type StoredProvider = readonly [key: string, name: string, text: string];

export const providerListColumn = jsonColumn(
  z.array(z.tuple([z.string(), z.string(), z.string()])),
);

/** In the order of keys, so that the same providers in another order are the same list. */
export function providerListText(providers: ReadonlyMap<string, StoredProvider>): string {
  // Sorted by itself: with a comparison of pairs it takes longer than all the rest.
  const keys = [...providers.keys()].sort();
  return JSON.stringify(keys.map((key) => providers.get(key)));
}

export const providerListHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');

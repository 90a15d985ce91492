/** A write that the guard refused, as an entry: what it was about is read off its request. */
import { z } from 'zod';
import { kindSchema, type ActivityEntry, type OperationName } from '../../contract';
import type { Undertaking } from './journal';

/** The parts of a request that say what it is about; a share of the first version is of a plain account. */
const subjectSchema = z.object({
  profileId: z.string(),
  kind: kindSchema.default('account'),
  id: z.number().int().nullable().default(null),
  name: z.string().default(''),
  displayName: z.string().default(''),
});

export function guardedUndertaking(
  operation: OperationName,
  source: ActivityEntry['source'],
  request: unknown,
): Undertaking {
  const { profileId, kind, id, name, displayName } = subjectSchema.parse(request);
  // Only of an account that is to be created is the name in the request.
  const account = id === null ? { account: displayName === '' ? name : displayName } : {};
  return { operation, source, profileId, kind, accountId: id, ...account, changes: [] };
}

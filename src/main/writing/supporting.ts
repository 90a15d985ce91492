/** account.validate, account.usage and principal.search: they help with a change and make none. */
import { ProblemError, type ParsedRequestFor, type ResponseFor } from '../../contract';
import { attempt } from './again';
import { refuseMasks } from './masks';
import type { WritingParts } from './parts';

export async function validate(
  { workspace }: WritingParts,
  { profileId, dataProviderType, configurations, id }: ParsedRequestFor<'account.validate'>,
  signal: AbortSignal,
): Promise<ResponseFor<'account.validate'>> {
  refuseMasks(configurations);
  const client = await workspace.client(profileId);
  const { result, messages } = await client.validate(dataProviderType, configurations, id, {
    signal,
  });
  return { success: result === 'SUCCESS', result, messages: [...messages] };
}

export async function usage(
  { workspace, reading }: WritingParts,
  { profileId, kind, id }: ParsedRequestFor<'account.usage'>,
  signal: AbortSignal,
): Promise<ResponseFor<'account.usage'>> {
  const client = await workspace.client(profileId);
  const [{ items, setAsideCount }, again] = await Promise.all([
    client.listDatasets(kind, id, { signal }),
    // Of an OAuth account Domo counts them, too (domo-api 4.2); that it cannot tell now costs nothing else.
    kind === 'oauth' ? attempt(() => reading.account({ profileId, kind, id }, signal)) : null,
  ]);
  const counted = again?.value?.account.datasourceCount ?? 0;
  const unnamed = Math.max(setAsideCount, counted - items.length);
  return { datasets: items.map((dataset) => ({ ...dataset })), unnamed, readAt: Date.now() };
}

/** People first. One of the two that cannot be searched does not cost the other. */
export async function searchPrincipals(
  { workspace }: WritingParts,
  { profileId, text, limit }: ParsedRequestFor<'principal.search'>,
  signal: AbortSignal,
): Promise<ResponseFor<'principal.search'>> {
  const client = await workspace.client(profileId);
  const [users, groups] = await Promise.all([
    attempt(() => client.searchUsers(text, limit, { signal })),
    attempt(() => client.searchGroups(text, limit, { signal })),
  ]);
  if (users.problem && groups.problem) throw new ProblemError(users.problem);
  const principals = [...(users.value ?? []), ...(groups.value ?? [])];
  // Names for the activity, should access be given to one of them.
  const store = await workspace.store();
  await store.keepPrincipals(profileId, principals).catch(() => undefined);
  return { principals, problem: users.problem ?? groups.problem };
}

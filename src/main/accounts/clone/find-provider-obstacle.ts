/** Why an instance cannot have an account: it lacks its provider. */
import { createProblem, type Problem } from '../../../contract';
import { findProvider, type CloneDeps, type CloneSource } from './clone-source';

/** Fails as the reading of its providers fails. */
export async function findProviderObstacle(
  deps: Pick<CloneDeps, 'workspace' | 'reading'>,
  { account, provider }: CloneSource,
  { profileId, label }: { readonly profileId: string; readonly label: string },
  signal: AbortSignal,
): Promise<Problem | null> {
  // Some lists lack types that exist. That one lacks the provider means something only if the source's has it.
  if (provider === null) return null;
  const found = await findProvider(deps, profileId, account.dataProviderType, signal);
  if (found.provider !== null) return null;
  return createProblem('noMatch', `${label} does not have this provider.`, {
    next: 'Ask a Domo admin whether that instance can have the connector.',
  });
}

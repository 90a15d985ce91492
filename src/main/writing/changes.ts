/** Config fields as the activity may keep them: of a secret nothing but its name. */
import type { ActivityChange, FieldDescriptor } from '../../contract';
import { holdsMask, holdsSecret, isSecret } from '../secrets';
import type { Store } from '../store/types';

/** Which fields of a provider are secret, by what was last read of it. */
export async function secretRule(
  store: Store,
  profileId: string,
  dataProviderType: string,
): Promise<(name: string) => boolean> {
  const provider = await store.getProvider(profileId, dataProviderType);
  const descriptors: readonly FieldDescriptor[] | null = provider?.fields ?? null;
  return (name) => isSecret(name, dataProviderType, descriptors);
}

/**
 * `before` null: not there, or not known. What Domo hides is a secret, and so is a value with a secret inside it,
 * whatever the descriptor says.
 */
export function fieldChange(
  what: string,
  secret: boolean,
  before: string | null,
  after: string,
): ActivityChange {
  const shown = [before ?? '', after];
  return secret || shown.some((value) => holdsMask(value) || holdsSecret(value))
    ? { what, secret: true, before: null, after: null }
    : { what, secret: false, before, after };
}

/** Config fields as the activity may keep them: only the name of a secret, never its value. */
import type { ActivityChange, FieldDescriptor } from '../../contract';
import { holdsMask, holdsSecret } from '../secrets';
import type { Store } from '../store/store-types';

/** The fields of a provider as they were last read; null when they never were. */
export const readProviderDescriptors = async (
  store: Store,
  profileId: string,
  dataProviderType: string,
): Promise<readonly FieldDescriptor[] | null> =>
  (await store.getProvider(profileId, dataProviderType))?.fields ?? null;

/**
 * One changed field. `before` is null when the field was not there or its value is unknown. A value that Domo hides
 * is a secret, and so is one that contains a secret, whatever the descriptor says.
 */
export function toFieldChange(
  what: string,
  secret: boolean,
  before: string | null,
  after: string,
): ActivityChange {
  const texts = [before ?? '', after];
  return secret || texts.some((text) => holdsMask(text) || holdsSecret(text))
    ? { what, secret: true, before: null, after: null }
    : { what, secret: false, before, after };
}

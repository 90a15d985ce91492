/** A short list of providers, for tests that are about something else: the whole list has 1.5 MB. */
import type { Provider } from '../state/types';
import { knownProviders } from './known-providers';
import { providers } from './providers';

/** How long the list of an instance is: all 1154 as in the sample, or those that its accounts need and some more. */
export type ListedProviders = 'all' | 'few';

/** The first invented ones: some with a validator, some without fields, some from others than Domo. */
const INVENTED_COUNT = 50;

/** In the order of the whole list. `used` are the providers of accounts, and always among them. */
export function listProviders(
  listed: ListedProviders,
  used: readonly string[],
): readonly Provider[] {
  if (listed === 'all') return providers;
  const keys = new Set(used);
  const first = knownProviders.length + INVENTED_COUNT;
  return providers.filter(({ key }, index) => index < first || keys.has(key));
}

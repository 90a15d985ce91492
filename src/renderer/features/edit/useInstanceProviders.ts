/** The providers of an instance as last read, and reading them from Domo. */
import type { DescribedProvider, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { useSubmit } from '../../ui/requests/useSubmit';
import { useQuery } from '../../ui/requests/useQuery';
import { t } from '../../../contract/texts';

const noProviders: readonly DescribedProvider[] = [];

export function useInstanceProviders(profileId: string) {
  const stored = useQuery(profileId, () => call('provider.kept', { profileId }));
  const reading = useSubmit<ResponseFor<'provider.list'>>(stored.reload);
  const read = (): void => {
    void reading.submit(() => call('provider.list', { profileId }));
  };
  return {
    providers: stored.value?.providers ?? noProviders,
    /** Providers that are not offered in the list, but whose fields are known when the user types their type. */
    unlisted: stored.value?.unlisted ?? noProviders,
    /** Null: never read, or still loading. */
    readAt: stored.value?.readAt ?? null,
    known: stored.value !== null,
    busy: stored.busy || reading.busy,
    problem: reading.problem ?? stored.problem,
    read,
  };
}

export type InstanceProviders = ReturnType<typeof useInstanceProviders>;

export const providerOfType = (
  { providers, unlisted }: InstanceProviders,
  key: string,
): DescribedProvider | null =>
  [...providers, ...unlisted].find((provider) => provider.key === key) ?? null;

/** Why Domo's description of a provider's fields is missing. */
export function whyFieldsUnknown(
  { providers, known, readAt }: InstanceProviders,
  key: string,
): string {
  if (!known) return t('The providers of this instance could not be loaded.');
  if (readAt === null) return t('The providers of this instance have not been read yet.');
  return providers.some((provider) => provider.key === key)
    ? t('Domo does not describe the fields of this provider.')
    : t('Domo does not list this provider in this instance.');
}

/** The providers of an instance as they were last read, and reading them. */
import type { DescribedProvider, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { useSubmit } from '../../ui/requests/useSubmit';
import { useQuery } from '../../ui/requests/useQuery';

const noProviders: readonly DescribedProvider[] = [];

export function useInstanceProviders(profileId: string) {
  const kept = useQuery(profileId, () => call('provider.kept', { profileId }));
  const reading = useSubmit<ResponseFor<'provider.list'>>(kept.reload);
  const read = (): void => {
    void reading.submit(() => call('provider.list', { profileId }));
  };
  return {
    providers: kept.value?.providers ?? noProviders,
    /** No choices of the list, but a form for one that is typed in full has its fields. */
    unlisted: kept.value?.unlisted ?? noProviders,
    /** Null: never read, or not known yet. */
    readAt: kept.value?.readAt ?? null,
    known: kept.value !== null,
    busy: kept.busy || reading.busy,
    problem: reading.problem ?? kept.problem,
    read,
  };
}

export type InstanceProviders = ReturnType<typeof useInstanceProviders>;

export const providerOfType = (
  { providers, unlisted }: InstanceProviders,
  key: string,
): DescribedProvider | null =>
  [...providers, ...unlisted].find((provider) => provider.key === key) ?? null;

/** Why Domo's word on the fields of a type is missing. */
export function whyFieldsUnknown(
  { providers, known, readAt }: InstanceProviders,
  key: string,
): string {
  if (!known) return 'The providers of this instance could not be looked up.';
  if (readAt === null) return 'The providers of this instance were not read yet.';
  return providers.some((provider) => provider.key === key)
    ? 'Domo does not say which fields this provider has.'
    : 'Domo does not list this provider in this instance.';
}

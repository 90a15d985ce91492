/** The providers of an instance as they were last read, and reading them. */
import type { KeptProvider, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { useSubmit } from '../../ui/useSubmit';
import { useAnswer } from '../../ui/useAnswer';

const none: readonly KeptProvider[] = [];

export function useProviders(profileId: string) {
  const kept = useAnswer(profileId, () => call('provider.kept', { profileId }));
  const reading = useSubmit<ResponseFor<'provider.list'>>(kept.again);
  const read = (): void => {
    void reading.submit(() => call('provider.list', { profileId }));
  };
  return {
    providers: kept.value?.providers ?? none,
    /** No choices of the list, but a form for one that is typed in full has its fields. */
    unlisted: kept.value?.unlisted ?? none,
    /** Null: never read, or not known yet. */
    readAt: kept.value?.readAt ?? null,
    known: kept.value !== null,
    busy: kept.busy || reading.busy,
    problem: reading.problem ?? kept.problem,
    read,
  };
}

export type Providers = ReturnType<typeof useProviders>;

export const providerOf = ({ providers, unlisted }: Providers, key: string): KeptProvider | null =>
  [...providers, ...unlisted].find((provider) => provider.key === key) ?? null;

/** Why Domo's word on the fields of a type is missing. */
export function unsaidOf({ providers, known, readAt }: Providers, key: string): string {
  if (!known) return 'The providers of this instance could not be looked up.';
  if (readAt === null) return 'The providers of this instance were not read yet.';
  return providers.some((provider) => provider.key === key)
    ? 'Domo does not say which fields this provider has.'
    : 'Domo does not list this provider in this instance.';
}

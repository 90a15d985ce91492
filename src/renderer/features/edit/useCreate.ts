/** Sending a new account. What was sent is kept while its end is not known: looking and trying again are about that. */
import { useState } from 'react';
import type { Profile, RequestFor } from '../../../contract';
import { call } from '../../api/client';
import type { Made } from '../../state/made';
import { useWrite } from '../../ui/useWrite';

type Request = RequestFor<'account.create'>;

export function useCreate(name: string, profile: Profile, onMade: (made: Made) => void) {
  /** HOLDS SECRETS. */
  const [sent, setSent] = useState<Request | null>(null);
  const { busy, problem, setProblem, submit } = useWrite<Made>({
    words: `Create “${name}” in ${profile.label}`,
    onDone: onMade,
    remarkOf: ({ problem: unread }) =>
      unread === null ? null : 'It could not be read again; a sync brings it here.',
  });
  const send = (request: Request): void => {
    setSent(request);
    const { profileId, kind } = request;
    void submit(async () => {
      const result = await call('account.create', request);
      if (!result.ok) return result;
      const { id, problem: unread } = result.value;
      return { ok: true, value: { account: { profileId, kind, id }, problem: unread } };
    });
  };
  const unknown = problem?.code === 'outcomeUnknown' ? sent : null;
  /** The form is typed into again: what was sent is nothing to it any more. */
  const forget = (): void => {
    setSent(null);
    setProblem(null);
  };
  return { busy, problem, unknown, send, forget };
}

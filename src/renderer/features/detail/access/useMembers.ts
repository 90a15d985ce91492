/** The members of a group, asked for when somebody wants to see them. */
import { useEffect, useState } from 'react';
import type { ResponseFor, Result } from '../../../../contract';
import { call } from '../../../api/client';

/** Null while the answer is awaited, and while nobody asked. */
export type Answer = Result<ResponseFor<'group.members'>> | null;

export function useMembers(profileId: string, groupId: string | null): Answer {
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    if (groupId === null) return;
    const asked = new AbortController();
    void call('group.members', { profileId, groupId }, { signal: asked.signal }).then((result) => {
      if (!asked.signal.aborted) setAnswer(result);
    });
    return () => {
      asked.abort();
      setAnswer(null);
    };
  }, [profileId, groupId]);
  return answer;
}

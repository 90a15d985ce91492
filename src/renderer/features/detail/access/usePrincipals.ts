/** People and groups that fit what is typed. */
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Principal, Problem } from '../../../../contract';
import { call } from '../../../api/client';

const TYPING_MS = 250;

interface Found {
  text: string;
  principals: readonly Principal[];
  /** Why nothing, or users or groups alone, could be searched. */
  problem: Problem | null;
}

export interface Search {
  /** Something is typed, and its answer is awaited. */
  searching: boolean;
  /** The answer to what is typed; null while there is none. */
  found: Found | null;
}

export function usePrincipals(profileId: string, typed: string): Search {
  const wanted = typed.trim().slice(0, 200);
  const [text] = useDebouncedValue(wanted, TYPING_MS);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (text === '') return;
    const asked = new AbortController();
    void call('principal.search', { profileId, text }, { signal: asked.signal }).then((result) => {
      if (asked.signal.aborted) return;
      if (result.ok) setFound({ text, ...result.value });
      else setFound({ text, principals: [], problem: result.problem });
    });
    return () => {
      asked.abort();
    };
  }, [profileId, text]);
  const answered = wanted !== '' && found?.text === wanted;
  return { searching: wanted !== '' && !answered, found: answered ? found : null };
}

/** The accounts of an instance that a row may mean. */
import { useEffect, useState } from 'react';
import type { InstanceCell, InstanceRow, Problem } from '../../../../../contract';
import { findAccounts } from '../../../../state/findAccounts';

export interface Candidate {
  id: number;
  valid: boolean | null;
  displayName: string;
}

interface Found {
  candidates: readonly Candidate[];
  /** All that fit, also those that are not listed. */
  count: number;
  problem: Problem | null;
}

/** Milliseconds: while someone types, only the last word counts. */
const TYPING = 120;

/** Those that fit by name, until something is typed; then all of the kind and provider that have these words. */
export function useCandidates(
  { kind, dataProviderType }: Pick<InstanceRow, 'kind' | 'dataProviderType'>,
  cell: Extract<InstanceCell, { state: 'ambiguous' | 'missing' }>,
  profileId: string,
  text: string,
): Found {
  const [found, setFound] = useState<Found>({ candidates: [], count: -1, problem: null });
  const search = cell.state === 'missing' || text.trim() !== '';
  useEffect(() => {
    if (!search) return;
    let wanted = true;
    const timer = window.setTimeout(() => {
      void findAccounts({ profileId, kind, dataProviderType, text }).then((result) => {
        if (!wanted) return;
        setFound(
          result.ok
            ? { candidates: result.value.rows, count: result.value.total, problem: null }
            : { candidates: [], count: -1, problem: result.problem },
        );
      });
    }, TYPING);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [search, profileId, kind, dataProviderType, text]);
  if (cell.state === 'ambiguous' && text.trim() === '') {
    return { candidates: cell.candidates, count: cell.count, problem: null };
  }
  return found;
}

/** Accounts of all instances that match a text. */
import type { Problem, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

type FoundAccounts = ResponseFor<'inventory.find'> & {
  /** The answer to the text is awaited. */
  busy: boolean;
  problem: Problem | null;
};

const nothing: ResponseFor<'inventory.find'> = { rows: [], more: false };
const MAX_TEXT = 200;

export function useFoundAccounts(query: string): FoundAccounts {
  const text = query.trim().slice(0, MAX_TEXT);
  const { value, problem, busy } = useQuery(
    text === '' ? null : text,
    (signal) => call('inventory.find', { text }, { signal }),
    { typed: true },
  );
  return { ...(value ?? nothing), problem, busy };
}

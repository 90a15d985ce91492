/** Accounts of all instances that match a text. */
import { useDebouncedValue } from '@mantine/hooks';
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
/** Fast typing asks for the last text alone. */
const TYPING_MS = 40;

export function useFoundAccounts(query: string): FoundAccounts {
  const text = query.trim().slice(0, MAX_TEXT);
  const [asked] = useDebouncedValue(text, TYPING_MS);
  const { value, problem, busy } = useQuery(asked === '' ? null : asked, (signal) =>
    call('inventory.find', { text: asked }, { signal }),
  );
  const isCurrent = asked === text;
  return {
    ...(isCurrent && value !== null ? value : nothing),
    problem: isCurrent ? problem : null,
    busy: text !== '' && (!isCurrent || busy),
  };
}

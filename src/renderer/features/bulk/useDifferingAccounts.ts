/** The accounts of one instance in the rows of a comparison that differ: what a plan that aligns the others begins with. */
import type { AccountKey, Result } from '../../../contract';
import type { ComparedInstances } from '../../state/dialogs';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

const PAGE = 500;

/** `baseline` null: none is chosen, and nothing is asked. */
export const useDifferingAccounts = (
  compared: ComparedInstances | undefined,
  baseline: string | null,
) =>
  useQuery<readonly AccountKey[]>(compared === undefined ? null : baseline, (signal) =>
    readAll(compared?.comparison, baseline, signal),
  );

async function readAll(
  comparison: ComparedInstances['comparison'] | undefined,
  profileId: string | null,
  signal: AbortSignal,
): Promise<Result<readonly AccountKey[]>> {
  if (comparison === undefined || profileId === null) return { ok: true, value: [] };
  const { profileIds, rule, guess, filter } = comparison;
  const baseline = profileIds.indexOf(profileId);
  // Rows of one instance alone count too: the others may lack what the baseline has.
  const differing = { ...filter, differencesOnly: true, single: 'with' as const };
  const accounts: AccountKey[] = [];
  for (let offset = 0; ;) {
    const page = await call(
      'comparison.instances',
      { profileIds, rule, guess, filter: differing, baseline, offset, limit: PAGE },
      { signal },
    );
    if (!page.ok) return page;
    for (const { kind, cells } of page.value.rows) {
      const cell = cells[baseline];
      const id = cell !== undefined && 'id' in cell ? cell.id : null;
      if (id !== null) accounts.push({ profileId, kind, id });
    }
    offset += page.value.rows.length;
    if (page.value.rows.length === 0 || offset >= page.value.total)
      return { ok: true, value: accounts };
  }
}

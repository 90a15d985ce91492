/** What a match rule changes in a comparison: the number of rows without it, and an example of a match. */
import type { InstanceRow, DomoId } from '../../contract';
import { call } from '../api/client';
import type { InstancesComparison } from './instance-matrix';

/** The number of rows if accounts match only by kind, provider and name; null when it is not known. */
export async function countRowsByNameAlone({
  profileIds,
  rule,
}: InstancesComparison): Promise<number | null> {
  const { ignoreCase, pairings } = rule;
  const result = await call('comparison.instances', {
    profileIds,
    limit: 1,
    rule: { ignoreCase, pairings },
  });
  return result.ok ? (result.value.summary?.rows ?? null) : null;
}

export interface MatchExample {
  one: { label: string; name: string };
  other: { label: string; name: string };
}

/** Two accounts with different names that the rule matches; null when the rows contain none. */
export async function findMatchExample(
  { profileIds, rule }: InstancesComparison,
  rows: readonly InstanceRow[],
  labels: readonly string[],
): Promise<MatchExample | null> {
  for (const word of [...rule.environmentWords, ...rule.prefixes, ...rule.suffixes]) {
    const filter = { profileIds, text: word };
    const found = await call('inventory.search', { filter, limit: 50 });
    if (!found.ok) return null;
    for (const { profileId, kind, id, displayName } of found.value.rows) {
      const column = profileIds.indexOf(profileId);
      const row = rows.find((each) => each.kind === kind && accountIdAt(each, column) === id);
      const otherColumn =
        row?.cells.findIndex((_, at) => at !== column && accountIdAt(row, at) !== null) ?? -1;
      const otherId = row === undefined ? null : accountIdAt(row, otherColumn);
      if (otherId === null) continue;
      const key = { profileId: profileIds[otherColumn] ?? '', kind, id: otherId };
      const other = await call('inventory.detail', key);
      if (!other.ok || other.value.account.displayName === displayName) continue;
      return {
        one: { label: labels[column] ?? '', name: displayName },
        other: { label: labels[otherColumn] ?? '', name: other.value.account.displayName },
      };
    }
  }
  return null;
}

function accountIdAt({ cells }: InstanceRow, column: number): DomoId | null {
  const cell = cells[column];
  return cell !== undefined && 'id' in cell ? cell.id : null;
}

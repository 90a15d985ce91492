/** Leaves guessed words out of the names by which accounts of one provider are matched. */
import type { AccountKind } from '../../../../contract';
import { groupBy } from '../collections';
import type { IgnoredParts } from './ignored-parts';
import { joinShortened, wordsOfName, type CountedName } from './shortened-names';

interface NamedAccount {
  readonly instance: number;
  readonly account: { readonly kind: AccountKind };
  name: string;
}

/** Changes the names in place. */
export function leaveOutGuessed(accounts: readonly NamedAccount[], ignored: IgnoredParts): void {
  for (const ofKind of groupBy(accounts, ({ account }) => account.kind).values()) {
    const byName = groupBy(ofKind, ({ name }) => name);
    const counted = [...byName].map(([name, members]): CountedName => ({
      name,
      words: wordsOfName(name),
      counts: countByInstance(members),
    }));
    for (const [short, alike] of joinShortened(counted, ignored)) {
      for (const { name } of alike) for (const one of byName.get(name) ?? []) one.name = short;
    }
  }
}

function countByInstance(members: readonly NamedAccount[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { instance } of members) counts.set(instance, (counts.get(instance) ?? 0) + 1);
  return counts;
}

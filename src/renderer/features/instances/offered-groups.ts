/** The groups that are offered while one is typed. Pure. */
import type { Profile } from '../../../contract';
import { compareNames, matchesSearch } from '../../../contract/text-folding';

/** Those that instances have, in the order of names. */
export const toGroups = (profiles: readonly Pick<Profile, 'group'>[]): string[] =>
  [...new Set(profiles.map(({ group }) => group))].filter(Boolean).toSorted(compareNames);

/** For an input of Mantine, whose own filter takes `elan` and `Élan` for different names. */
export const offerGroups = <Option extends object>({
  options,
  search,
}: {
  options: Option[];
  search: string;
}): Option[] =>
  options.filter((option) => !('label' in option) || matchesSearch(String(option.label), search));

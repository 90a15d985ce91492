/** What the new account will be called. Pure. */
import type { Account } from '../../../contract';
import { TYPED, type Line } from './values';

export interface Names {
  displayName: string;
  name: string;
}

/** As the source is called; Domo shows the name of one without a display name. */
export const namesOf = ({ displayName, name }: Pick<Account, 'displayName' | 'name'>): Names => ({
  displayName: displayName === '' ? name : displayName,
  name: name === '' ? displayName : name,
});

/** What is wrong with them; null when nothing is. */
export function faultOfNames({ displayName, name }: Names): string | null {
  if (displayName.trim() === '') return 'Give it a display name';
  return name.trim() === '' ? 'Give it a name' : null;
}

/** As lines of what will be made. `own` are those of the source, `source` is the label of its instance. */
export const linesOfNames = (names: Names, own: Names, source: string): Line[] =>
  (['displayName', 'name'] as const).map((part) => ({
    name: part,
    label: part === 'name' ? 'Name' : 'Display name',
    value: names[part].trim(),
    from: names[part].trim() === own[part].trim() ? source : TYPED,
  }));

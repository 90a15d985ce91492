/** What the new account will be called. Pure. */
import type { Account } from '../../../contract';

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

/** One value of an account, to be put into another: what it is, what is there, or why it cannot be. Pure. */
import type { ConfigField } from '../../../contract';
import type { Detail } from '../../state/detail';
import { EXTERNAL_USE, isYes } from '../../ui/field';

export interface Copy {
  /** What was last read there; null: nothing. */
  expected: string | null;
  value: string;
  before: string;
  after: string;
}

export interface CopyAnswer {
  /** Null: it cannot be copied. */
  copy: Copy | null;
  why: string;
  /** Reading the target's config is what helps. */
  read: boolean;
}

const no = (why: string, read = false): CopyAnswer => ({ copy: null, why, read });

const fieldOf = ({ config }: Detail, name: string): ConfigField | null =>
  config?.fields.find((field) => field.name === name) ?? null;

/** Known to be no secret. */
const isOpen = ({ state }: ConfigField): boolean => state === 'clear' || state === 'empty';

const shown = (value: string): string => (value === '' ? '∅ empty' : value);

export function copyOf(name: string, from: Detail, to: Detail): CopyAnswer {
  const source = fieldOf(from, name);
  const there = fieldOf(to, name);
  if (from.config === null) return no('The configuration to copy from was not read yet.');
  if (source === null) return no(`The account to copy from has no field ${name}.`);
  if (!isOpen(source)) {
    return no('This is a secret: Latchkey copies none. Give it in “Edit configuration…”.');
  }
  if (to.config === null) return no('What is there now was not read yet.', true);
  if (there !== null && !isOpen(there)) {
    return no('What is there now is a secret or hidden by Domo: it is not written over unseen.');
  }
  const value = source.value ?? '';
  const now = there?.value ?? '';
  const same = name === EXTERNAL_USE ? isYes(value) === isYes(now) : value === now;
  if (same) return no('It is there already: both have this value.', true);
  return {
    copy: {
      expected: there === null ? null : now,
      value,
      before: there === null ? '∅ not there' : shown(now),
      after: shown(value),
    },
    ...{ why: '', read: false },
  };
}

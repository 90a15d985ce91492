/** One value of an account, to be put into another: what it is, what is there, or why it cannot be. Pure. */
import type { ConfigField } from '../../../contract';
import type { AccountDetail } from '../../state/account-detail';
import { isSameConfigText } from '../../../contract/config-text';

export interface ValueCopy {
  /** What was last read there; null: nothing. */
  expected: string | null;
  value: string;
  before: string;
  after: string;
}

export interface ValueCopyPlan {
  /** Null: it cannot be copied. */
  copy: ValueCopy | null;
  why: string;
  /** Reading the target's config is what helps. */
  read: boolean;
}

const cannotCopy = (why: string, read = false): ValueCopyPlan => ({ copy: null, why, read });

const findField = ({ config }: AccountDetail, name: string): ConfigField | null =>
  config?.fields.find((field) => field.name === name) ?? null;

/** Known to be no secret. */
const isReadable = ({ state }: ConfigField): boolean => state === 'clear' || state === 'empty';

const shownValue = (value: string): string => (value === '' ? '∅ empty' : value);

export function planValueCopy(name: string, from: AccountDetail, to: AccountDetail): ValueCopyPlan {
  const source = findField(from, name);
  const there = findField(to, name);
  if (from.config === null) return cannotCopy('The configuration to copy from was not read yet.');
  if (source === null) return cannotCopy(`The account to copy from has no field ${name}.`);
  if (!isReadable(source)) {
    return cannotCopy('This is a secret: Latchkey copies none. Give it in “Edit configuration…”.');
  }
  if (to.config === null) return cannotCopy('What is there now was not read yet.', true);
  if (there !== null && !isReadable(there)) {
    return cannotCopy(
      'What is there now is a secret or hidden by Domo: it is not written over unseen.',
    );
  }
  const value = source.value ?? '';
  const now = there?.value ?? '';
  if (isSameConfigText(name, value, now))
    return cannotCopy('It is there already: both have this value.', true);
  return {
    copy: {
      expected: there === null ? null : now,
      value,
      before: there === null ? '∅ not there' : shownValue(now),
      after: shownValue(value),
    },
    why: '',
    read: false,
  };
}

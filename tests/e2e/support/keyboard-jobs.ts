/**
 * What an admin does, by keys alone. `docs/keyboard.md` is made from this list, and `keyboard-jobs.spec.ts` presses
 * these keys in a real window and counts them.
 */
import { keyLabel } from '../../../src/contract/shortcuts';

export interface KeyboardJob {
  readonly job: string;
  /** Keys as in the list of shortcuts; what begins with “ is typed. */
  readonly keys: readonly string[];
}

export const MOST_KEYS = 12;

/** Each begins on a row of the accounts of one instance. */
export const keyboardJobs = {
  find: {
    job: 'Find an account and open it',
    keys: ['Ctrl+K', '“purchasing snowflake mart”', 'Enter'],
  },
  filterAndSave: {
    job: 'Filter, and save the filter as a view',
    keys: ['Ctrl+F', '“snow”', 'Ctrl+K', '“save as view”', 'Enter', '“Mine”', 'Enter'],
  },
  instance: { job: 'Show another instance', keys: ['Ctrl+3'] },
  sync: { job: 'Sync the instance', keys: ['F5'] },
  syncAll: { job: 'Sync all instances', keys: ['Ctrl+0', 'F5'] },
  compareInstances: {
    job: 'Compare the instance with another one',
    keys: ['Ctrl+K', '“staging”', 'ArrowRight', '“compare with”', 'Enter'],
  },
  compareAccounts: {
    job: 'Compare two accounts',
    keys: [' ', 'ArrowDown', ' ', 'Ctrl+K', '“compare 2”', 'Enter'],
  },
  export: { job: 'Export what is shown', keys: ['Ctrl+E', 'Enter'] },
  rename: { job: 'Rename the account', keys: ['F2', '“Loader of boats”', 'Enter'] },
  undo: { job: 'Undo that', keys: ['Ctrl+Z', 'Enter'] },
  copy: {
    job: 'Copy the first value of the configuration',
    keys: ['Enter', 'F6', 'Tab', 'Tab', 'ArrowRight', 'Tab', 'Enter'],
  },
  reveal: {
    job: 'Reveal a secret of the configuration',
    keys: ['Enter', 'F6', 'Tab', 'Tab', 'ArrowRight', 'Tab', 'Tab', 'Enter'],
  },
  create: {
    job: 'Create an account',
    keys: [
      'Ctrl+K',
      '“new account”',
      'Enter',
      '“domo access token”',
      'Enter',
      'Tab',
      'Tab',
      '“Till”',
      'Tab',
      'Tab',
      '“a new token”',
      'Enter',
    ],
  },
  clone: {
    job: 'Clone the account to another instance, with a value that Domo hides',
    keys: [
      'Shift+F10',
      'ArrowUp',
      'ArrowUp',
      'ArrowUp',
      'Enter',
      ' ',
      'Enter',
      'Enter',
      '“a new secret”',
      'Enter',
    ],
  },
  delete: {
    job: 'Delete the account',
    keys: ['Delete', '“Kestrel Bay · Production”', 'Enter'],
  },
  jobs: { job: 'Show what runs, and how the last jobs ended', keys: ['Ctrl+J'] },
  lock: { job: 'Lock Latchkey', keys: ['Ctrl+L'] },
} as const satisfies Readonly<Record<string, KeyboardJob>>;

export const isTyped = (key: string): boolean => key.startsWith('“');

export const countOfKeys = ({ keys }: KeyboardJob): number =>
  keys.filter((key) => !isTyped(key)).length;

/** A key that is pressed several times in a row, once and with a number. */
const shownKeys = ({ keys }: KeyboardJob): string =>
  keys
    .map((key) => (isTyped(key) ? key : `\`${keyLabel(key)}\``))
    .reduce<[string, number][]>((runs, key) => {
      const last = runs.at(-1);
      if (last?.[0] === key) last[1] += 1;
      else runs.push([key, 1]);
      return runs;
    }, [])
    .map(([key, times]) => (times === 1 ? key : `${key} × ${times}`))
    .join(', ');

/** The rows of the table in the documentation. */
export const keyboardRows = (): string[] =>
  Object.values<KeyboardJob>(keyboardJobs).map(
    (job) => `| ${job.job} | ${shownKeys(job)} | ${countOfKeys(job)} |`,
  );

/** `docs/keyboard.md`: the main jobs by keys, and every key. */
import { format, resolveConfig } from 'prettier';
import {
  keyLabel,
  keysInDialogs,
  menuShortcuts,
  pageShortcuts,
  shortcutPlaces,
  shortcutsOf,
} from '../../src/contract/shortcuts';
import { keyboardRows } from '../../tests/e2e/support/keyboard-jobs';
import { inRoot } from '../lib/paths';

export const keyboardFile = inRoot('docs', 'keyboard.md');

const intro = `# Latchkey by keyboard

<!-- Made by \`npm run docs\`; do not edit. -->

Every job works without a mouse. Each of these begins on a row of the accounts of one instance. A key that is held with
Ctrl, Shift or Alt counts as one; text in quotation marks is typed and not counted. \`tests/e2e/keyboard-jobs.spec.ts\`
presses exactly these keys in a real window and counts them. On a Mac, Cmd is Ctrl.

| Job | Keys | Count |
| --- | --- | --- |`;

const keysOf = (keys: readonly string[]): string =>
  keys.map((key) => `\`${keyLabel(key)}\``).join(' ');

const allKeys = shortcutPlaces.map((place) =>
  [
    `### ${place}\n`,
    '| Key | What it does |',
    '| --- | --- |',
    ...shortcutsOf(place).map(({ keys, what }) => `| ${keysOf(keys)} | ${what} |`),
  ].join('\n'),
);

const keysOfRule = ({ keys }: (typeof keysInDialogs)[keyof typeof keysInDialogs]): string =>
  keys.map((name) => keysOf(pageShortcuts[name].keys)).join(' ');

const { above, instead } = keysInDialogs;
const whileDialog = `### While a dialog is open

- ${keysOfRule(above)} ${above.what}.
- ${keysOf(menuShortcuts.lock.keys)} locks at once. What was typed and not sent is lost then.
- ${keysOfRule(instead)} ${instead.what}.
- Every other key of the window does nothing.
- \`Esc\` closes what is on top, and no more: a list or a menu, then the help, then the dialog. Where typed text would be
  lost, a question comes first, and \`Esc\` goes back to the text.`;

/** The page as Markdown. */
export async function buildKeyboardPage(): Promise<string> {
  const jobs = [intro, ...keyboardRows()].join('\n');
  const text = [
    jobs,
    '## Every key',
    '`?` shows this list in the window.',
    ...allKeys,
    whileDialog,
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(keyboardFile)), parser: 'markdown' });
}

/** The question before references to tokens are followed. Pure. */
import { fail } from '../../../contract';
import { isCommand } from './token-references';

interface Referring {
  readonly instance: string;
  readonly tokenFrom: string;
}

/** So many lines can be read in a dialog. */
const MAX_LINES = 40;

/**
 * For a native dialog, whose buttons a manipulated page cannot press: a page could otherwise run commands, or send any
 * variable or 1Password item to an instance of its choice. Fails with `invalidRequest` if there is too much to read.
 */
export function buildReferenceQuestion(referring: readonly Referring[]) {
  const commands = new Set(
    referring.flatMap(({ tokenFrom }) => (isCommand(tokenFrom) ? [tokenFrom.slice(4)] : [])),
  );
  const others = referring.filter(({ tokenFrom }) => !isCommand(tokenFrom));
  const lines = [
    ...[...commands].map((command) => `Runs: ${command}`),
    ...others.map(({ instance, tokenFrom }) => `${instance}: ${tokenFrom}`),
  ];
  if (lines.length > MAX_LINES) {
    fail('invalidRequest', `The list has more than ${MAX_LINES} references to tokens.`, {
      next: 'Add it in parts, or with `latchkey profile import`.',
    });
  }
  const count = referring.length;
  return {
    message:
      commands.size === 0
        ? `Read ${count === 1 ? 'a token' : `${count} tokens`} from where this list says?`
        : `Run ${commands.size === 1 ? 'a command' : `${commands.size} commands`} of this list to get tokens?`,
    detail: `${lines.join('\n')}\n\nEach token goes to its instance and into the keychain. Only agree if you know this list.`,
    yes: commands.size === 0 ? 'Read them' : 'Run and read',
    no: 'Do not',
  };
}

/** The options that say where secrets come from, of commands that apply a plan which holds none. */
import type { Command } from 'commander';
import type { SecretOptions } from './secret-source';

export const addSecretOptions = (command: Command): Command =>
  command
    .option('--secret-stdin', 'read the new value from stdin')
    .option('--secret-command <command>', 'a command that prints the new value')
    .option('--secret <reference>', 'op://vault/item/field: read with the 1Password CLI')
    .option('--allow-commands', 'run the command without asking');

const givenSources = ({ secret, secretCommand, secretStdin }: SecretOptions) =>
  [secret, secretCommand, secretStdin].filter((each) => each !== undefined);

export const hasSecretSource = (options: SecretOptions): boolean =>
  givenSources(options).length > 0;

/** Commander would print a wrong value of an option, which may be the secret itself. `apply`: the plan, if it is applied. */
export function refuseWrongSources(
  command: Command,
  options: SecretOptions,
  apply: string | undefined,
): void {
  const { secret, secretStdin } = options;
  if (secret !== undefined && !/^op:\/\/[^\0\n]+$/u.test(secret)) {
    command.error(
      'error: --secret takes an op:// reference, and no secret: every process can see arguments',
    );
  }
  if (givenSources(options).length > 1) command.error('error: name one source of the new value');
  if (apply === undefined && hasSecretSource(options))
    command.error('error: the new value is for --apply; a plan does not hold it');
  if (apply === '-' && secretStdin === true)
    command.error('error: stdin cannot be both the plan and the new value');
}

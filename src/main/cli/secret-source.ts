/**
 * Where a new secret comes from: stdin, another program, 1Password, or the terminal. Never from an argument, which every
 * process can see, and it is never printed.
 */
import { spawn } from 'node:child_process';
import { createProblem, type ConfigValues, type Problem, type Result } from '../../contract';
import { decodeText } from '../../contract/decode-text';
import { readAll, unreadableText, type CommandLineIo } from './io';
import { messageLine } from './print';

export interface SecretOptions {
  readonly secretStdin?: boolean;
  readonly secretCommand?: string;
  /** `op://vault/item/field` */
  readonly secret?: string;
  readonly allowCommands?: boolean;
}

const SECRET_LIMIT = 1024 * 1024;

/** The value of each field. HOLDS SECRETS. */
export async function readSecrets(
  io: CommandLineIo,
  fields: readonly string[],
  options: SecretOptions,
): Promise<Result<ConfigValues>> {
  if (options.secretStdin === true)
    return toValues(fields, await readAll(io.stdin, SECRET_LIMIT), 'on stdin');
  if (options.secret !== undefined) {
    const output = await readOutput('op', ['read', '--no-newline', options.secret]);
    return typeof output === 'string' ? toValues(fields, output, 'from op read') : refuse(output);
  }
  if (options.secretCommand !== undefined) return runCommand(io, fields, options);
  if (io.askSecret === null) return refuse(noSourceProblem);
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = await io.askSecret(`New value of ${field} (not shown): `);
    const again = await io.askSecret(`The same again: `);
    if (value === '' || value !== again) return refuse(notTheSameProblem(field));
    values[field] = value;
  }
  return { ok: true, value: values };
}

async function runCommand(
  io: CommandLineIo,
  fields: readonly string[],
  { secretCommand: command = '', allowCommands }: SecretOptions,
): Promise<Result<ConfigValues>> {
  io.err(messageLine(`The new value comes from this command: ${command}`));
  const isAllowed = allowCommands === true || (await io.askYesNo?.('Run it? [y/N] ')) === true;
  if (!isAllowed) return refuse(notAllowedProblem);
  const output = await readOutput(command, null);
  return typeof output === 'string' ? toValues(fields, output, 'from the command') : refuse(output);
}

/** What a program prints, as text. `args` null: it is a line for the shell. */
function readOutput(program: string, args: readonly string[] | null): Promise<string | Problem> {
  return new Promise((resolve) => {
    const child = spawn(program, args ?? [], {
      shell: args === null,
      stdio: ['inherit', 'pipe', 'inherit'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > SECRET_LIMIT) child.kill();
      else chunks.push(chunk);
    });
    child.once('error', () => {
      resolve(commandProblem(`${program} could not be started.`));
    });
    child.once('close', (code) => {
      if (size > SECRET_LIMIT) resolve(commandProblem('It printed more than 1 MB.'));
      else if (code !== 0) resolve(commandProblem(`It ended with ${code ?? 'a signal'}.`));
      else resolve(decodeText(Buffer.concat(chunks)));
    });
  });
}

/** One field: the whole text, without a line end. Several: a JSON object with a text for each. `from`: `on stdin`. */
function toValues(
  fields: readonly string[],
  text: string | null,
  from: string,
): Result<ConfigValues> {
  const why = unreadableText(text, `The new value ${from}`, SECRET_LIMIT);
  if (text === null || why !== null) return refuse(commandProblem(why ?? ''));
  const [only, ...others] = fields;
  if (only === undefined || others.length > 0) return toSeveral(fields, text, from);
  const value = text.replace(/\r?\n$/u, '');
  return value === ''
    ? refuse(commandProblem(`What was read ${from} is empty.`))
    : { ok: true, value: { [only]: value } };
}

function toSeveral(fields: readonly string[], text: string, from: string): Result<ConfigValues> {
  const values = parseObject(text);
  const missing = fields.filter((field) => typeof values[field] !== 'string');
  if (missing.length > 0) {
    return refuse(
      createProblem('invalidRequest', `There is no new value of ${missing.join(', ')} ${from}.`, {
        next: 'For several fields, give a JSON object with a text for each.',
      }),
    );
  }
  return {
    ok: true,
    value: Object.fromEntries(fields.map((field) => [field, String(values[field])])),
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return { ...(JSON.parse(text) as Record<string, unknown> | null) };
  } catch {
    return {};
  }
}

const refuse = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });

const commandProblem = (why: string): Problem =>
  createProblem('invalidRequest', `Nothing was written: there is no new value. ${why}`, {
    next: 'Check where the new value comes from.',
  });

const notTheSameProblem = (field: string): Problem =>
  createProblem('invalidRequest', `Nothing was written: ${field} was not typed twice the same.`, {
    next: 'Try again.',
  });

const notAllowedProblem = createProblem(
  'invalidRequest',
  'Nothing was written: the command was not allowed to run.',
  { next: 'Answer yes on a terminal, or add --allow-commands.' },
);

const noSourceProblem = createProblem(
  'invalidRequest',
  'Nothing was written: there is no new value.',
  { next: 'Use --secret-stdin, --secret-command or --secret op://…, or run it in a terminal.' },
);

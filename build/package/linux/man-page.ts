/** The manual page of the command line, from what the command line says of itself. */
import { capture } from '../../lib/command';
import { cliFile } from '../../lib/paths';
import { Stop } from '../../lib/say';
import type { PackageNaming } from '../naming';

interface ManPageOptions {
  readonly naming: PackageNaming;
  readonly madeAt: Date;
}

/** The page as troff. */
export async function manPage({ naming, madeAt }: ManPageOptions): Promise<string> {
  const commands = listCommands(await readHelp([]));
  const sections = await Promise.all(
    commands.map(async (name) => `.SS ${name}\n${verbatim(await readHelp([name]))}`),
  );
  return [
    `.TH LATCHKEY 1 "${madeAt.toISOString().slice(0, 10)}" "Latchkey ${naming.version}" "User Commands"`,
    '.SH NAME\nlatchkey \\- the accounts of many Domo instances',
    '.SH SYNOPSIS\n.B latchkey\n[\\fIcommand\\fR [\\fIoption\\fR ...]]',
    '.SH DESCRIPTION\nWithout a command, opens the window. With one, runs it without a display.',
    '.SH EXIT STATUS\n0: done, and for\n.B compare\n: the same; of instances, the same accounts with the same configs: state and access are not looked at.\n1: refused or failed; for\n.B compare\n: different.\n2: the command line was not understood; for\n.B compare\n: it could not be known.',
    `.SH COMMANDS\n${sections.join('\n')}`,
    '.SH ENVIRONMENT\n.TP\n.B LATCHKEY_HOME\nThe data folder, instead of ~/.config/Latchkey.',
    '.SH FILES\n.TP\n~/.config/Latchkey\nThe encrypted inventory and what belongs to it. Tokens are in the keychain of the system.',
    '',
  ].join('\n');
}

async function readHelp(words: readonly string[]): Promise<string> {
  const ended = await capture(process.execPath, [cliFile, ...words, '--help']);
  if (ended.code !== 0) throw new Stop(`The command line has no help: ${ended.stderr}`);
  return ended.stdout;
}

const listCommands = (help: string): string[] =>
  help
    .slice(help.indexOf('Commands:'))
    .split('\n')
    .flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? [])
    .filter((name) => name !== 'help');

/** As it stands, line by line. */
const verbatim = (text: string): string =>
  [
    '.nf',
    ...text
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .replace(/\\/g, '\\e')
          .replace(/-/g, '\\-')
          .replace(/^([.'])/, '\\&$1'),
      ),
    '.fi',
  ].join('\n');

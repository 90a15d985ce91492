/** Builds the manual page from the help of the command line. */
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
    '.SH NAME\nlatchkey \\- keep, read and compare the accounts of many Domo instances',
    '.SH SYNOPSIS\n.B latchkey\n[\\fIcommand\\fR [\\fIoption\\fR ...]]',
    '.SH DESCRIPTION\nWithout a command, latchkey opens its window. With a command, it needs no display.',
    '.SH EXIT STATUS\n.TP\n0\nDone. For\n.BR compare :\nthe same.\n.TP\n1\nRefused or failed. For\n.BR compare :\ndifferent.\n.TP\n2\nThe command line was not understood. For\n.BR compare :\nunknown, or the comparison failed.',
    `.SH COMMANDS\n${sections.join('\n')}`,
    '.SH ENVIRONMENT\n.TP\n.B LATCHKEY_HOME\nThe data folder (default: ~/.config/Latchkey).',
    '.SH FILES\n.TP\n~/.config/Latchkey\nThe encrypted inventory, settings and crash reports. Tokens are in the keychain of the system.',
    '',
  ].join('\n');
}

async function readHelp(command: readonly string[]): Promise<string> {
  const result = await capture(process.execPath, [cliFile, ...command, '--help']);
  if (result.code !== 0) throw new Stop(`The command line has no help: ${result.stderr}`);
  return result.stdout;
}

const listCommands = (help: string): string[] =>
  help
    .slice(help.indexOf('Commands:'))
    .split('\n')
    .flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? [])
    .filter((name) => name !== 'help');

/** As preformatted text. */
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

/** `--user`, `--host` and `--system-account`: a login whose secret changed, for who knows no account that has it. */
import { Option, type Command } from 'commander';
import type { RotationLogin } from '../../contract';

export interface LoginOptions {
  readonly user?: string;
  readonly host?: string;
  readonly systemAccount?: string;
  /** Of the filters. */
  readonly provider?: readonly string[] | undefined;
}

export function addLoginOptions(command: Command): Command {
  const options = [
    new Option('--user <name>', 'the user whose secret changed: name, e-mail, client id or key id'),
    new Option('--host <host>', 'the host, server, URL or domain of that user'),
    new Option(
      '--system-account <name>',
      'its account, tenant, subdomain or site at the system, such as the account of Snowflake',
    ),
  ];
  for (const option of options) command.addOption(option.conflicts('like'));
  return command;
}

const namesLogin = ({ user, host, systemAccount }: LoginOptions): boolean =>
  [user, host, systemAccount].some((each) => each !== undefined);

/** Null: no login is named. */
export function loginOf(options: LoginOptions): RotationLogin | null {
  const { user, host, systemAccount, provider } = options;
  if (user === undefined) return null;
  return {
    user,
    ...(host === undefined ? {} : { host }),
    ...(systemAccount === undefined ? {} : { systemAccount }),
    ...(provider === undefined ? {} : { dataProviderTypes: [...provider] }),
  };
}

/** What would give one secret to many users, or to users of one name of many systems. */
export function refuseWideLogin(command: Command, options: LoginOptions): void {
  const { user, host, systemAccount, provider } = options;
  if (!namesLogin(options)) return;
  if ([user, host, systemAccount].includes(''))
    command.error('error: --user, --host and --system-account take no empty text');
  if (user === undefined)
    command.error('error: name --user too: the users of one host do not have one secret');
  if (host === undefined && systemAccount === undefined && provider === undefined)
    command.error(
      'error: name --host, --system-account or --provider beside --user: many systems have users of one name',
    );
}

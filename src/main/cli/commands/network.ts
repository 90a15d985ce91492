/** `latchkey network …`: certificate authorities and the credentials of proxies. A password comes from stdin alone. */
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { createProblem, type NetworkStatus } from '../../../contract';
import { describeDay } from '../../../contract/instants';
import { readAll, unreadableText, type CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import {
  formatTable,
  jsonOption,
  messageLine,
  printProblem,
  printResult,
  type ExitCode,
  type RunCommand,
} from '../print';
import { callAndPrint, type OutputOptions } from './profile';

interface CertificatesCommandOptions extends OutputOptions {
  readonly file?: string;
  readonly remove?: boolean;
}

interface ProxyLoginCommandOptions extends OutputOptions {
  readonly user?: string;
  readonly remove?: boolean;
}

export function addNetworkCommands(
  program: Command,
  io: CommandLineIo,
  invoker: () => OperationInvoker,
  run: RunCommand,
): void {
  const network = program
    .command('network')
    .description('the way to Domo: certificate authorities and proxies');
  network
    .command('certificates')
    .description('show, replace or remove the certificates file')
    .option('--file <file>', 'copy this PEM or DER file and trust its authorities')
    .option('--remove', 'trust the authorities of the file no longer')
    .option(...jsonOption)
    .action((options: CertificatesCommandOptions) =>
      run(() => runCertificates(io, invoker(), options)),
    );
  network
    .command('proxy')
    .description('show the proxy that is used, and the proxies with credentials')
    .option(...jsonOption)
    .action((options: OutputOptions) =>
      run(() => callAndPrint(io, invoker(), 'network.get', {}, options, proxyText)),
    );
  network
    .command('proxy-login')
    .argument('<proxy>', 'such as http://proxy.acme.com:3128')
    .description(
      'keep the user name and password of a proxy in the keychain; reads the password from stdin',
    )
    .option('--user <name>', 'the user name')
    .option('--remove', 'remove both from the keychain')
    .option(...jsonOption)
    .action((proxy: string, options: ProxyLoginCommandOptions) =>
      run(() => runProxyLogin(io, invoker(), proxy, options)),
    );
}

const PASSWORD_LIMIT = 64 * 1024;

async function runProxyLogin(
  io: CommandLineIo,
  invoker: OperationInvoker,
  proxy: string,
  { user, remove, json }: ProxyLoginCommandOptions,
): Promise<ExitCode> {
  if (remove === true) {
    return callAndPrint(io, invoker, 'network.removeProxyLogin', { proxy }, { json }, proxyText);
  }
  const failWith = (why: string): ExitCode => {
    const problem = createProblem('invalidRequest', why, {
      next: 'latchkey network proxy-login http://proxy.example:3128 --user jane < password.txt',
    });
    return json === true ? printResult(io, { ok: false, problem }) : printProblem(io, problem);
  };
  if (user === undefined) return failWith('There is no user name.');
  const text = io.askSecret
    ? await io.askSecret('Password of the proxy (not shown): ')
    : await readAll(io.stdin, PASSWORD_LIMIT);
  const why = unreadableText(text, 'The password on stdin', PASSWORD_LIMIT);
  // An editor ends the file with a line end; a space may belong to the password.
  const password = (text ?? '').replace(/\r?\n$/, '');
  if (why !== null || password === '') return failWith(why ?? 'There is no password on stdin.');
  const request = { proxy, user, password };
  return callAndPrint(io, invoker, 'network.setProxyLogin', request, { json }, proxyText);
}

function proxyText({ proxyInUse, proxyLogins }: NetworkStatus): string {
  const used =
    proxyInUse === null
      ? 'No proxy is used to reach Domo.'
      : `Domo is reached through ${proxyInUse}.`;
  const lines = proxyLogins.map((proxy) => messageLine(`Credentials are kept for ${proxy}.`));
  return messageLine(used) + (lines.join('') || 'No credentials of a proxy are kept.\n');
}

async function runCertificates(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { file, remove, json }: CertificatesCommandOptions,
): Promise<ExitCode> {
  const show = (status: NetworkStatus): string => certificatesText(status);
  if (remove === true) {
    return callAndPrint(io, invoker, 'network.removeCertificates', {}, { json }, show);
  }
  if (file !== undefined) {
    const request = { file: resolve(file) };
    return callAndPrint(io, invoker, 'network.setCertificates', request, { json }, show);
  }
  let problem = null as NonNullable<NetworkStatus['certificates']>['problem'];
  const code = await callAndPrint(io, invoker, 'network.get', {}, { json }, (status) => {
    problem = status.certificates?.problem ?? null;
    return problem === null ? show(status) : '';
  });
  return problem === null ? code : printProblem(io, problem);
}

function certificatesText({ certificates }: NetworkStatus): string {
  if (certificates === null) return 'No certificates file is set.\n';
  const rows = certificates.authorities.map(({ subject, validTo, expired, fingerprint }) => [
    subject,
    `${validTo === null ? 'unknown' : describeDay(validTo)}${expired ? ' (expired)' : ''}`,
    fingerprint,
  ]);
  return (
    messageLine(`A copy of ${certificates.name} is trusted:`) +
    formatTable(['AUTHORITY', 'VALID TO', 'SHA-256'], rows)
  );
}

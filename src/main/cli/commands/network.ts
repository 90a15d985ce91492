/** `latchkey network …`: the certificate authorities that are trusted beside those of the system. */
import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { NetworkStatus } from '../../../contract';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import {
  formatTable,
  jsonOption,
  messageLine,
  printProblem,
  type ExitCode,
  type RunCommand,
} from '../print';
import { callAndPrint, type OutputOptions } from './profile';

interface CertificatesCommandOptions extends OutputOptions {
  readonly file?: string;
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
    .description('certificate authorities that Latchkey trusts beside those of the system');
  network
    .command('certificates')
    .description('show, replace or remove the certificates file')
    .option('--file <file>', 'copy this PEM or DER file and trust its authorities')
    .option('--remove', 'trust the authorities of the file no longer')
    .option(...jsonOption)
    .action((options: CertificatesCommandOptions) =>
      run(() => runCertificates(io, invoker(), options)),
    );
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
    `${validTo === null ? 'unknown' : new Date(validTo).toISOString().slice(0, 10)}${expired ? ' (expired)' : ''}`,
    fingerprint,
  ]);
  return (
    messageLine(`A copy of ${certificates.name} is trusted:`) +
    formatTable(['AUTHORITY', 'VALID TO', 'SHA-256'], rows)
  );
}

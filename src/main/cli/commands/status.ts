/** `latchkey status` */
import type { OperationInvoker } from '../operation-invoker';
import type { CommandLineIo } from '../io';
import { printResult, type ExitCode } from '../print';

export interface StatusCommandOptions {
  readonly acknowledge?: boolean;
  readonly check?: boolean;
}

/** Prints the status as JSON, or the Problem that a check found. */
export async function runStatus(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { acknowledge, check }: StatusCommandOptions,
): Promise<ExitCode> {
  if (acknowledge === true) {
    const acknowledged = await invoker.call('store.acknowledgeDamage', {});
    if (!acknowledged.ok) return printResult(io, acknowledged);
  }
  if (check === true) {
    const checked = await invoker.call('store.check', {});
    if (!checked.ok) return printResult(io, checked);
  }
  return printResult(io, await invoker.call('app.status', {}));
}

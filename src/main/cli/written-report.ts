/** A report is remembered once stdout has taken it: news that reached nobody are told again. */
import type { Problem } from '../../contract';
import type { CommandLineIo } from './io';
import type { OperationInvoker } from './operation-invoker';

/** `at`: of a report that was made without being remembered. Null, or why it is not remembered. */
export async function rememberWrittenReport(
  io: CommandLineIo,
  invoker: OperationInvoker,
  at: number,
): Promise<Problem | null> {
  if ((await io.isWritten?.()) === false) return null;
  const remembered = await invoker.call('report.remember', { at });
  return remembered.ok ? null : remembered.problem;
}

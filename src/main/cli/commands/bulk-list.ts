/** `latchkey bulk list` and `latchkey bulk remove`. */
import type { BulkSummary } from '../../../contract';
import { describeInstant } from '../../../contract/instants';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { formatTable, messageLine, type ExitCode } from '../print';
import { callAndPrint, type OutputOptions } from './profile';

export const runBulkList = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: OutputOptions,
): Promise<ExitCode> =>
  callAndPrint(io, invoker, 'bulk.list', {}, options, ({ runs }) =>
    runs.length === 0 ? messageLine('No plan is kept.') : runsTable(runs),
  );

export const runBulkRemove = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  id: string,
  options: OutputOptions,
): Promise<ExitCode> =>
  callAndPrint(io, invoker, 'bulk.remove', { id }, options, ({ removed }) =>
    messageLine(`${removed} is forgotten.`),
  );

const runsTable = (runs: readonly BulkSummary[]): string =>
  formatTable(
    ['ID', 'CHANGE', 'PLANNED', 'STARTED', 'DONE', 'LEFT', 'IN PART', 'REFUSED', 'UNKNOWN'],
    runs.map(({ id, wanted, plannedAt, startedAt, counts }) => [
      id,
      wanted.change,
      describeInstant(plannedAt),
      startedAt === null ? '-' : describeInstant(startedAt),
      String(counts.done),
      String(counts.waiting + counts.sending),
      String(counts.partly),
      String(counts.refused),
      String(counts.unknown),
    ]),
  );

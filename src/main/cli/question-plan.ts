/**
 * `--plan` and `--apply` of commands that write nothing to Domo. Their plan is the operation with its request: what will be
 * looked at, compared, written and remembered on this computer. A program or a person reads it before it is run.
 */
import { readFile } from 'node:fs/promises';
import {
  contract,
  createProblem,
  type ExportGap,
  type InventoryScope,
  type OperationName,
  type ParsedRequestFor,
  type RequestFor,
  type Result,
} from '../../contract';
import { decodeText } from '../../contract/decode-text';
import { parseExactRequest } from './exact-request';
import { readAll, type CommandLineIo } from './io';
import { exitCodeOf, listGapTexts, printPartial } from './partial';
import type { OperationInvoker } from './operation-invoker';
import { printProblem, type ExitCode } from './print';

export interface PlanOptions {
  readonly plan?: boolean;
  /** A file that `--plan` printed; `-` is stdin. */
  readonly apply?: string;
}

export function printQuestion<N extends OperationName>(
  io: CommandLineIo,
  operation: N,
  request: RequestFor<N>,
): ExitCode {
  io.out(`${JSON.stringify({ operation, request }, null, 2)}\n`);
  return 0;
}

/** What is asked about may lack accounts: the same exit code as of every other plan. `counts`: which gaps matter to it. */
export async function printQuestionGaps(
  io: CommandLineIo,
  invoker: OperationInvoker,
  scope: InventoryScope,
  { allowPartial }: { readonly allowPartial?: boolean },
  counts?: (gap: ExportGap) => boolean,
): Promise<ExitCode> {
  const gaps = await listGapTexts(invoker, scope, counts);
  if (!gaps.ok) return printProblem(io, gaps.problem);
  printPartial(io, gaps.value);
  return exitCodeOf(gaps.value.length === 0 ? 'full' : 'partial', allowPartial);
}

const MAX_BYTES = 1024 * 1024;

/** Fails with `invalidRequest` for what is no plan of one of these operations. */
export async function readQuestion<N extends OperationName>(
  io: CommandLineIo,
  operations: readonly N[],
  file: string,
): Promise<Result<{ readonly operation: N; readonly request: ParsedRequestFor<N> }>> {
  try {
    const text =
      file === '-' ? await readAll(io.stdin, MAX_BYTES) : decodeText(await readFile(file));
    const plan = parseExactRequest(text ?? '') as { operation?: unknown; request?: unknown };
    const operation = operations.find((name) => name === plan.operation);
    if (operation !== undefined) {
      const request = contract[operation].request.parse(plan.request) as ParsedRequestFor<N>;
      return { ok: true, value: { operation, request } };
    }
  } catch {
    // Whatever it is: no plan.
  }
  const problem = createProblem('invalidRequest', `${file} is no plan of this command.`, {
    next: 'Name a file that --plan of this command printed.',
  });
  return { ok: false, problem };
}

/** `latchkey bulk apply` and `latchkey bulk show`. */
import { createReadStream, realpathSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  bulkRunSchema,
  createProblem,
  resultSchema,
  type BulkRun,
  type ConfigValues,
  type Problem,
  type Profile,
  type Result,
} from '../../../contract';
import { resolveProfileName } from '../find-profile';
import { readAll, type CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { ioBeside, isStandardOutput } from '../out-file';
import { printProblem, type ExitCode } from '../print';
import { bulkRunText, printBulkJson } from './bulk-text';
import type { OutputOptions } from './profile';

export interface ApplyOptions extends OutputOptions {
  readonly confirm?: readonly string[];
  readonly stopOnError?: boolean;
  readonly out?: string;
}

const EXIT_LEFT: ExitCode = 4;

export async function runApply(
  io: CommandLineIo,
  invoker: OperationInvoker,
  plan: string,
  options: ApplyOptions,
): Promise<ExitCode> {
  const id = await findPlan(io, invoker, plan, options);
  return id.ok ? applyPlan(io, invoker, id.value, options) : printProblem(io, id.problem);
}

/** `secrets` HOLDS SECRETS: the values that the change asks for. */
export async function applyPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  id: string,
  options: ApplyOptions,
  secrets: ConfigValues = {},
): Promise<ExitCode> {
  const confirmed = await findConfirmed(invoker, options.confirm ?? []);
  if (!confirmed.ok) return printProblem(io, confirmed.problem);
  const run = await invoker.call('bulk.run', {
    id,
    secrets,
    confirmed: confirmed.value,
    stopOnError: options.stopOnError === true,
  });
  if (!run.ok) return printProblem(io, run.problem);
  return showRun(io, invoker, run.value, options);
}

/** As they were typed: an id or another spelling finds the instance, and confirms nothing. */
async function findConfirmed(
  invoker: OperationInvoker,
  typed: readonly string[],
): Promise<Result<{ profileId: string; label: string }[]>> {
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const confirmed: { profileId: string; label: string }[] = [];
  for (const label of typed) {
    const exact = listed.value.profiles.find((profile) => profile.label.trim() === label.trim());
    const found: Result<Profile> = exact
      ? { ok: true, value: exact }
      : resolveProfileName(listed.value.profiles, label);
    if (!found.ok) return found;
    confirmed.push({ profileId: found.value.id, label });
  }
  return { ok: true, value: confirmed };
}

export async function runShow(
  io: CommandLineIo,
  invoker: OperationInvoker,
  id: string,
  options: ApplyOptions,
): Promise<ExitCode> {
  const run = await invoker.call('bulk.read', { id });
  if (!run.ok) return printProblem(io, run.problem);
  const code = await showRun(io, invoker, run.value, options);
  // It only shows what became of it.
  return options.out !== undefined && code === 1 ? code : 0;
}

async function showRun(
  io: CommandLineIo,
  invoker: OperationInvoker,
  run: BulkRun,
  { json, out }: ApplyOptions,
): Promise<ExitCode> {
  // First: the writes were made, whatever becomes of the file.
  if (json === true) printBulkJson(ioBeside(io, out), run);
  else if (out === undefined || !isStandardOutput(out)) io.out(bulkRunText(run));
  if (out !== undefined) {
    const written = await invoker.call('bulk.export', { id: run.id, file: out });
    if (!written.ok) return printProblem(io, withWayToTable(written.problem, run.id));
  }
  const states = new Set(run.items.map(({ state }) => state));
  if (states.has('refused') || states.has('partly') || states.has('unknown')) return 1;
  return states.has('waiting') || states.has('sending') ? EXIT_LEFT : 0;
}

/** Applying the plan again is no way to its table. */
const withWayToTable = (problem: Problem, id: string): Problem => ({
  ...problem,
  next: `What became of each write is kept. Write it with \`latchkey bulk show ${id} --out FILE\`.`,
});

/** The id of a plan that was kept. A file must say the same as what was kept: nobody changed what will be written. */
export async function findPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  plan: string,
  { out }: Pick<ApplyOptions, 'out'>,
): Promise<Result<string>> {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(plan)) return { ok: true, value: plan };
  if (out !== undefined && isOneFile(plan, out)) return { ok: false, problem: oneFileProblem(out) };
  const read = await readPlan(io, plan);
  if (!read.ok) return read;
  const kept = await invoker.call('bulk.read', { id: read.value.id });
  if (!kept.ok) return kept;
  const isSame = isDeepStrictEqual(plannedPart(kept.value), plannedPart(read.value));
  return isSame ? { ok: true, value: read.value.id } : { ok: false, problem: changedProblem };
}

/** Also where a link leads to it. One that is not there yet is no file of before. */
function isOneFile(one: string, other: string): boolean {
  if (one === '-' || other === '-') return false;
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

const oneFileProblem = (file: string): Problem =>
  createProblem(
    'invalidRequest',
    `Nothing was written: the table would replace the plan in ${JSON.stringify(file)}.`,
    { next: 'Name another file with --out.' },
  );

/** Without what became of it, which changes when it is applied. */
const plannedPart = ({ wanted, plannedAt, items }: BulkRun): unknown => ({
  wanted,
  plannedAt,
  items: items.map(
    ({ state: _state, problem: _problem, runNotes: _runNotes, created: _created, ...item }) => item,
  ),
});

/** Several times what the largest plan is. */
const MAX_PLAN_BYTES = 256 * 1024 * 1024;

async function readPlan(io: CommandLineIo, file: string): Promise<Result<BulkRun>> {
  try {
    const text = await readAll(file === '-' ? io.stdin : createReadStream(file), MAX_PLAN_BYTES);
    const parsed = resultSchema(bulkRunSchema).parse(JSON.parse(text ?? ''));
    return parsed;
  } catch {
    return { ok: false, problem: unreadablePlanProblem(file) };
  }
}

const changedProblem = createProblem(
  'invalidRequest',
  'Nothing was written: the plan in this file is not as Latchkey made it.',
  { next: 'Make a new plan with --plan.' },
);

const unreadablePlanProblem = (file: string): Problem =>
  createProblem('invalidRequest', `Nothing was written: ${JSON.stringify(file)} is no plan.`, {
    next: 'Name the id of a plan (`latchkey bulk list`), or a file that --plan printed.',
  });

/** Sends fuzzed messages to main, ten at a time, and lists everything that must not be. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { contract, problemCodesOf, problemSchema, type AnyOperation } from '../../src/contract';
import { ownProperty } from '../../src/contract/zod-free';
import { canaryMark } from '../domo/company/canaries';
import { watchTurns } from '../faults/turns';
import type { AttackedMain } from './attacked-main';
import { LongestTurns, type LongTurn } from './longest-turns';
import { messageOf } from './hostile-messages';

const AT_ONCE = 10;
const RENEWED_EVERY = 400;
const NOWHERE: readonly string[] = ['invalidRequest', 'unknownOperation'];

export interface FuzzReport {
  sent: number;
  /** Messages that structured cloning refuses: they never leave the page. */
  notSent: number;
  cancels: number;
  values: number;
  readonly problems: Map<string, number>;
  /** The operations that answered with a value at least once. */
  readonly answering: Set<string>;
  /** The longest turns of main, longest first. */
  longestTurns: readonly LongTurn[];
  /** What must not be, each with the seed that shows it. */
  readonly faults: string[];
  /** Messages that ask for a deletion and carry the label. */
  confirmed: number;
  writes: number;
}

interface Sent {
  readonly operation: string;
  readonly request: unknown;
}

/** What the message says, as far as it can be read. */
function readCall(call: unknown): Sent {
  const { operation, request } = Object(call) as Partial<Sent>;
  return { operation: typeof operation === 'string' ? operation : '', request };
}

function isConfirmedDeletion({ operation, request }: Sent): boolean {
  const { confirm } = Object(request) as Record<string, unknown>;
  return (
    operation === 'account.delete' && typeof confirm === 'string' && confirm.trim() === 'production'
  );
}

function faultOf(result: unknown, { operation, request }: Sent): string | null {
  const declared: AnyOperation | undefined = ownProperty(contract, operation);
  const { ok, value, problem } = Object(result) as Record<string, unknown>;
  if (ok === true) {
    if (!declared?.response.safeParse(value).success) return 'a value that is not declared';
  } else {
    const parsed = problemSchema.safeParse(problem);
    if (ok !== false || !parsed.success) return 'no Result';
    const { code } = parsed.data;
    const codes: ReadonlySet<string> = declared ? problemCodesOf(declared) : new Set(NOWHERE);
    if (!codes.has(code)) return `the undeclared code ${code}`;
    if (code === 'unexpected') return 'an unexpected failure';
  }
  const revealed =
    operation === 'account.reveal' &&
    (Object(request) as Record<string, unknown>)['to'] === 'screen';
  return !revealed && JSON.stringify(result).includes(canaryMark) ? 'a secret' : null;
}

/** As it would come over the bridge; null if it cannot be cloned. */
function cross<T>(value: T): { readonly value: T } | null {
  try {
    return { value: structuredClone(value) };
  } catch {
    return null;
  }
}

interface Crossing extends Sent {
  readonly seed: number;
  readonly call: unknown;
  readonly cancels: readonly unknown[];
  readonly twice: boolean;
}

function prepare(main: AttackedMain, seed: number, report: FuzzReport): Crossing[] {
  const { call: made, cancels: intended, twice } = messageOf(seed, main.known);
  const call = cross(made);
  if (!call) {
    report.notSent += 1;
    return [];
  }
  // Each in a list of its own: one can itself be a list of four billion empty places.
  const cancels = intended.flatMap((each) => cross(each) ?? []).map(({ value }) => value);
  return [{ seed, call: call.value, cancels, twice, ...readCall(call.value) }];
}

/** Sends a message; never rejects. */
async function send(
  { page }: AttackedMain,
  { call, cancels, twice }: Crossing,
): Promise<readonly unknown[]> {
  try {
    const running = twice ? [page.call(call), page.call(call)] : [page.call(call)];
    for (const callId of cancels) page.cancel(callId);
    return await Promise.all(running);
  } catch (error) {
    return [`it threw ${String(error).slice(0, 200)}`];
  }
}

/** Several at once, each sent in a turn of its own. */
async function sendBatch(
  main: AttackedMain,
  seeds: readonly number[],
  report: FuzzReport,
  longest: LongestTurns,
): Promise<void> {
  const batch = seeds.flatMap((seed) => prepare(main, seed, report));
  const running: Promise<readonly unknown[]>[] = [];
  for (const message of batch) {
    const turns = watchTurns();
    running.push(send(main, message));
    await nextTurn();
    longest.add(turns.end(), message.seed, message.operation, message.call);
  }
  // What they do afterwards is nobody's alone.
  const turns = watchTurns();
  const all = await Promise.all(running);
  const names = [...new Set(batch.map(({ operation }) => operation))].join(' ');
  longest.add(turns.end(), seeds[0] ?? 0, `after these: ${names}`, null);
  batch.forEach((message, at) => {
    judge(message, all[at] ?? [], report);
  });
}

function judge(message: Crossing, answers: readonly unknown[], report: FuzzReport): void {
  report.sent += message.twice ? 2 : 1;
  report.cancels += message.cancels.length;
  if (isConfirmedDeletion(message)) report.confirmed += 1;
  for (const answer of answers) {
    const fault = faultOf(cross(answer)?.value, message);
    if (fault !== null) {
      const shown = typeof answer === 'string' ? answer : fault;
      report.faults.push(`seed ${message.seed}: ${message.operation} answered with ${shown}`);
    }
    const { ok, problem } = Object(answer) as { ok?: boolean; problem?: { code: string } };
    if (ok === true) {
      report.values += 1;
      report.answering.add(message.operation);
    } else {
      const code = problem?.code ?? 'none';
      report.problems.set(code, (report.problems.get(code) ?? 0) + 1);
    }
  }
}

export async function fuzz(
  main: AttackedMain,
  { seed, count }: { readonly seed: number; readonly count: number },
  onProgress: (sent: number, report: FuzzReport) => void = () => undefined,
): Promise<FuzzReport> {
  const report: FuzzReport = {
    sent: 0,
    notSent: 0,
    cancels: 0,
    values: 0,
    problems: new Map(),
    answering: new Set(),
    longestTurns: [],
    faults: [],
    confirmed: 0,
    writes: 0,
  };
  const longest = new LongestTurns();
  const lost = (error: unknown): void => {
    report.faults.push(`an error that nobody handled: ${String(error).slice(0, 200)}`);
  };
  process.on('unhandledRejection', lost);
  process.on('uncaughtException', lost);
  for (let at = 0; at < count; at += AT_ONCE) {
    const length = Math.min(AT_ONCE, count - at);
    await sendBatch(
      main,
      Array.from({ length }, (_, more) => seed + at + more),
      report,
      longest,
    );
    report.longestTurns = longest.turns;
    if ((at + AT_ONCE) % RENEWED_EVERY === 0) {
      takeNotes(main, report);
      await main.renew();
      onProgress(at + AT_ONCE, report);
    }
  }
  takeNotes(main, report);
  process.off('unhandledRejection', lost);
  process.off('uncaughtException', lost);
  const writes = await main.writes();
  report.writes = writes.length;
  const wrong = writes.filter(({ instance }) => instance !== 'production');
  if (wrong.length > 0) report.faults.push(`${wrong.length} writes to read-only instances`);
  const deletions = writes.filter(({ method }) => method === 'DELETE').length;
  if (deletions > report.confirmed)
    report.faults.push(`${deletions} deletions, ${report.confirmed} confirmed`);
  return report;
}

/** What main said about itself, and what its events carried. */
function takeNotes({ service }: AttackedMain, report: FuzzReport): void {
  report.faults.push(...service.undeclared.map((each) => `undeclared: ${each}`));
  report.faults.push(...service.unexpected.map((each) => `unexpected: ${each}`));
  if (JSON.stringify(service.events).includes(canaryMark))
    report.faults.push('a secret in an event');
}

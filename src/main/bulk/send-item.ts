/** Makes the write of an item that was claimed, and says what became of it. */
import {
  contract,
  toProblem,
  type BulkItem,
  type ConfigValues,
  type Problem,
  type Result,
} from '../../contract';
import type { CallContext } from '../call-context';
import type { BulkItemEnd } from '../store/bulk-run-types';
import type { BulkAnswer, BulkFlow } from './bulk-flow';

export interface SentItem {
  readonly item: BulkItem;
  readonly confirm: string | undefined;
  /** HOLDS SECRETS. */
  readonly secrets: ConfigValues;
  /** What the check before it found. */
  readonly runNotes: readonly string[];
}

/** Never rejects: an item that was claimed gets an end, whatever fails. */
export async function sendItem(
  flow: BulkFlow,
  caller: CallContext,
  { item, confirm, secrets, runNotes }: SentItem,
): Promise<BulkItemEnd> {
  let wasBegun = false;
  const watched: CallContext = {
    ...caller,
    call: (operation, request) => {
      wasBegun ||= contract[operation].effect !== 'read';
      return caller.call(operation, request);
    },
  };
  try {
    const sent = await flow.send(watched, item, confirm, secrets);
    const more = sent.ok && 'runNotes' in sent.value ? (sent.value.runNotes ?? []) : [];
    const created = sent.ok && 'created' in sent.value ? sent.value.created : undefined;
    return {
      ...toEnd(sent),
      runNotes: [...runNotes, ...more],
      ...(created === undefined ? {} : { created }),
    };
  } catch (error) {
    return toFailedEnd(toProblem(error), wasBegun);
  }
}

/** What failed before any write was called, such as looking up a person, can be tried again. */
const toFailedEnd = (problem: Problem, wasBegun: boolean): BulkItemEnd =>
  wasBegun
    ? { state: 'unknown', problem: { ...problem, code: 'outcomeUnknown' } }
    : { state: 'waiting', problem };

function toEnd(sent: Result<BulkAnswer>): BulkItemEnd {
  if (sent.ok)
    return 'deleted' in sent.value
      ? { state: 'done', problem: null }
      : { state: sent.value.end ?? 'done', problem: sent.value.problem };
  const { problem } = sent;
  if (problem.code === 'outcomeUnknown' || problem.code === 'unexpected')
    return { state: 'unknown', problem };
  // It was cancelled before it was sent.
  if (problem.code === 'cancelled') return { state: 'waiting', problem: null };
  return { state: 'refused', problem };
}

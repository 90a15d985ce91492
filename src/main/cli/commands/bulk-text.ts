/** Plans and runs as text for a terminal. */
import type { BulkRun, BulkRunItem, BulkValue } from '../../../contract';
import { isInstanceKey } from '../../../contract/instance-key';
import { bulkCountsText, bulkStateText, countBulkItems } from '../../../contract/bulk-text';
import type { CommandLineIo } from '../io';
import { formatTable, messageLine, printResult, type ExitCode } from '../print';
import { cutToWidth } from '../terminal-width';

const MAX_CELL_WIDTH = 40;

/** A plan that is printed is what `latchkey bulk apply` reads. */
export const printBulkJson = (io: CommandLineIo, value: BulkRun): ExitCode =>
  printResult(io, { ok: true, value });

export function bulkRunText(run: BulkRun): string {
  const [type] = run.items.flatMap(({ subject }) => (subject === null ? [] : [subject.type]));
  const table = formatTable(
    [
      'INSTANCE',
      'KIND',
      'ID',
      'NAME',
      ...(type === undefined ? [] : subjectTitles[type]),
      'CHANGE',
      'STATE',
      'WHY',
    ],
    run.items.map((item) => [
      cutToWidth(item.label, MAX_CELL_WIDTH),
      ...(isInstanceKey(item.account) ? ['-', '-'] : [item.account.kind, String(item.account.id)]),
      cutToWidth(item.name, MAX_CELL_WIDTH),
      ...(type !== undefined
        ? [String(item.subject?.id ?? '-'), cutText(item.subject?.name ?? null)]
        : []),
      item.values.map(valueText).join('; '),
      bulkStateText(item.state),
      whyText(item),
    ]),
  );
  return table + messageLine(bulkCountsText(countBulkItems(run.items)));
}

const subjectTitles = {
  stream: ['STREAM', 'DATASET'],
  token: ['KEY', 'KEY NAME'],
  apiClient: ['KEY', 'KEY NAME'],
  baseline: ['BASELINE ID', 'BASELINE'],
} as const;

const valueText = ({ what, secret, before, after }: BulkValue): string =>
  secret ? `${what}: changed` : `${what}: ${cutText(before)} → ${cutText(after)}`;

const cutText = (text: string | null): string => cutToWidth(text ?? '-', MAX_CELL_WIDTH);

const whyText = ({ problem, notes, runNotes = [], state }: BulkRunItem): string =>
  [problem?.message, ...(state === 'waiting' ? notes : runNotes)]
    .filter((text) => text !== undefined)
    .join(' ');

/** A plan and what became of each write, as a table for CSV. */
import type { BulkRun, BulkValue } from '../../contract';
import { isInstanceKey } from '../../contract/instance-key';

const HEADER = [
  'instance',
  'kind',
  'id',
  'name',
  'provider',
  'subject',
  'subject id',
  'subject name',
  'what',
  'before',
  'after',
  'state',
  'problem',
  'message',
  'notes',
];

/** The header comes first. One row per value that is written; an account without one has one row. */
export const bulkTable = ({ items }: BulkRun): readonly (readonly string[])[] => [
  HEADER,
  ...items.flatMap(({ label, account, subject, name, dataProviderType, values, state, ...item }) =>
    (values.length === 0 ? [null] : values).map((value) => [
      label,
      ...(isInstanceKey(account) ? ['', ''] : [account.kind, String(account.id)]),
      name,
      dataProviderType,
      subject?.type ?? '',
      String(subject?.id ?? ''),
      subject?.name ?? '',
      ...valueCells(value),
      state,
      item.problem?.code ?? '',
      item.problem?.message ?? '',
      [...item.notes, ...(item.runNotes ?? [])].join(' '),
    ]),
  ),
];

const valueCells = (value: BulkValue | null): string[] =>
  value === null
    ? ['', '', '']
    : [
        value.what,
        value.secret ? '(secret)' : (value.before ?? ''),
        value.secret ? '(secret)' : (value.after ?? ''),
      ];

/** How a secret is named that must be entered before a planned account is created. Imports no zod. */
import type { BulkItem } from './bulk';

/** `Dev:71 password`: once for each account of the baseline, however many instances get it. */
export function alignSecretName({ subject }: Pick<BulkItem, 'subject'>, field: string): string {
  if (subject?.type !== 'baseline') return field;
  const kind = subject.kind === 'oauth' ? 'oauth:' : '';
  return `${subject.label}:${kind}${subject.id} ${field}`;
}

/** The config fields whose secrets this item waits for. */
export const askedFields = ({ values }: Pick<BulkItem, 'values'>): string[] =>
  values.filter(({ asked }) => asked === true).map(({ what }) => what);

/** Each of them once, in the order of the items. */
export const askedSecrets = (items: readonly BulkItem[]): string[] => [
  ...new Set(
    items.flatMap((item) => askedFields(item).map((field) => alignSecretName(item, field))),
  ),
];

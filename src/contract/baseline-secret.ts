/** How a secret is named that must be entered before a planned account is created. Imports no zod. */
import type { BulkItem } from './bulk';

/** `Dev:71 password`: once for each account of the baseline, or the source, however many instances get it. */
export function baselineSecretName({ subject }: Pick<BulkItem, 'subject'>, field: string): string {
  if (subject?.type !== 'baseline') return field;
  const kind = subject.kind === 'oauth' ? 'oauth:' : '';
  return `${subject.label}:${kind}${subject.id} ${field}`;
}

/** The config fields whose secrets this item waits for. */
export const askedFields = ({ values }: Pick<BulkItem, 'values'>): string[] =>
  values.filter(({ asked }) => asked === true).map(({ what }) => what);

/** Each of them once, in the order of the items, with words for people: `password of Sales`. */
export const askedSecrets = (items: readonly BulkItem[]): ReadonlyMap<string, string> =>
  new Map(
    items.flatMap((item) =>
      askedFields(item).map((field) => [
        baselineSecretName(item, field),
        `${field} of ${item.subject?.name ?? item.name}`,
      ]),
    ),
  );

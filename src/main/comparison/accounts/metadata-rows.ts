/** Rows of the account itself: what is the same thing in every instance counts, what differs by nature is shown. */
import type { Account } from '../../../contract';
import { EXTERNAL_USE, shownText } from '../normal';
import { missing, unseen, value, type Draft, type DraftRow } from './draft';
import type { AccountColumn } from './input';

type Field = Exclude<keyof Account, 'more'>;

/** In the order of the rows. Fields are Domo's own; those that Latchkey does not know come last. */
const counted: readonly Field[] = [
  'kind',
  'dataProviderType',
  'displayName',
  'name',
  'type',
  'credentialsType',
  'origin',
  'valid',
  'enabled',
  'allowExternalUse',
  'validationStatus',
];
const informative: readonly Field[] = [
  'validationReason',
  'id',
  'owners',
  'datasourceCount',
  'createdAt',
  'createdBy',
  'modifiedAt',
  'modifiedBy',
  'userId',
  'secretManagerAccountId',
  'secretId',
  'accountTemplateId',
  'accountTemplateAuthorizationId',
];

/** `inConfig`: fields that the config tells as well, which are counted there alone. */
export function metadataRows(
  columns: readonly AccountColumn[],
  inConfig: ReadonlySet<string>,
): DraftRow[] {
  const row = (key: string, tells: boolean, textOf: (account: Account) => string | null) => ({
    group: 'metadata' as const,
    key,
    label: key,
    detail: null,
    secret: false,
    informative: !tells,
    drafts: columns.map(({ account }) =>
      account.state === 'read' ? draft(key, textOf(account.value)) : unseen(account.state),
    ),
  });
  const unknown = new Set(
    columns.flatMap(({ account }) =>
      account.state === 'read' ? Object.keys(account.value.more) : [],
    ),
  );
  return [
    ...counted.map((field) =>
      row(field, !(field === EXTERNAL_USE && inConfig.has(field)), (account) =>
        text(account, field),
      ),
    ),
    ...informative.map((field) => row(field, false, (account) => text(account, field))),
    ...[...unknown].sort().map((name) =>
      row(`more.${name}`, false, ({ more }) =>
        // An own property alone: a field may be called `constructor`.
        Object.hasOwn(more, name) ? shownText(more[name]) : null,
      ),
    ),
  ].filter(({ drafts }) => drafts.some(({ shown }) => shown.state === 'value'));
}

/** What Domo left out of a list it may tell elsewhere: its absence proves nothing. */
const draft = (field: string, shown: string | null): Draft =>
  shown === null ? missing(null) : value(field, shown);

function text(account: Account, field: Field): string | null {
  const given = account[field];
  if (field === 'createdAt' || field === 'modifiedAt') return timeText(account[field]);
  if (field === 'owners') {
    return (
      account.owners
        ?.map(({ type, id }) => `${type} ${id}`)
        .sort()
        .join(', ') ?? null
    );
  }
  return shownText(given);
}

/** ISO 8601, UTC; the number itself for a time that no calendar has. */
function timeText(ms: number | null): string | null {
  if (ms === null) return null;
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

/** Rows of the account itself: what is the same thing in every instance counts, what differs by nature is shown. */
import type { Account } from '../../../../contract';
import { EXTERNAL_USE_FIELD } from '../../../../contract/config-text';
import { toShownText } from '../equality';
import { missingCell, unreadCell, valueCell, type DraftCell, type DraftRow } from './draft-row';
import type { AccountColumn } from './account-column';

type MetadataField = Exclude<keyof Account, 'more'>;

/** In the order of the rows. Fields are Domo's own; those that Latchkey does not know come last. */
const countedFields: readonly MetadataField[] = [
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
const informativeFields: readonly MetadataField[] = [
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
export function buildMetadataRows(
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
      account.state === 'read'
        ? metadataCell(key, textOf(account.value))
        : unreadCell(account.state),
    ),
  });
  const unknown = new Set(
    columns.flatMap(({ account }) =>
      account.state === 'read' ? Object.keys(account.value.more) : [],
    ),
  );
  return [
    ...countedFields.map((field) =>
      row(field, !(field === EXTERNAL_USE_FIELD && inConfig.has(field)), (account) =>
        fieldText(account, field),
      ),
    ),
    ...informativeFields.map((field) => row(field, false, (account) => fieldText(account, field))),
    ...[...unknown].sort().map((name) =>
      row(`more.${name}`, false, ({ more }) =>
        // An own property alone: a field may be called `constructor`.
        Object.hasOwn(more, name) ? toShownText(more[name]) : null,
      ),
    ),
  ].filter(({ drafts }) => drafts.some(({ shown }) => shown.state === 'value'));
}

/** What Domo left out of a list it may tell elsewhere: its absence proves nothing. */
const metadataCell = (field: string, shown: string | null): DraftCell =>
  shown === null ? missingCell(null) : valueCell(field, shown);

function fieldText(account: Account, field: MetadataField): string | null {
  const given = account[field];
  if (field === 'createdAt' || field === 'modifiedAt') return toIsoTime(account[field]);
  if (field === 'owners') {
    return (
      account.owners
        ?.map(({ type, id }) => `${type} ${id}`)
        .sort()
        .join(', ') ?? null
    );
  }
  return toShownText(given);
}

/** ISO 8601, UTC; the number itself for a time that no calendar has. */
function toIsoTime(ms: number | null): string | null {
  if (ms === null) return null;
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

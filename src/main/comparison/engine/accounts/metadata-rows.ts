/** Builds the rows of metadata. Fields that always differ between instances, such as ids, are only informative. */
import { toIsoInstant } from '../../../../contract/instants';
import { compareNames } from '../../../../contract/text-folding';
import type { Account } from '../../../../contract';
import { EXTERNAL_USE_FIELD } from '../../../../contract/config-text';
import { toShownText } from '../equality';
import { missingCell, unreadCell, valueCell, type DraftCell, type DraftRow } from './draft-row';
import type { AccountColumn } from './account-column';

type MetadataField = Exclude<keyof Account, 'more'>;

/** In the order of the rows. Unknown fields of Domo come last. */
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
  'searchOnly',
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

/** `inConfig`: fields that are also in the config, where they are counted. */
export function buildMetadataRows(
  columns: readonly AccountColumn[],
  inConfig: ReadonlySet<string>,
): DraftRow[] {
  const row = (key: string, counted: boolean, textOf: (account: Account) => string | null) => ({
    group: 'metadata' as const,
    key,
    label: key,
    detail: null,
    secret: false,
    informative: !counted,
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
    ...[...unknown].sort(compareNames).map((name) =>
      row(`more.${name}`, false, ({ more }) =>
        // Only own properties: a field can be called `constructor`.
        Object.hasOwn(more, name) ? toShownText(more[name]) : null,
      ),
    ),
  ].filter(({ drafts }) => drafts.some(({ shown }) => shown.state === 'value'));
}

/** A field that is missing in a list can exist elsewhere in Domo, so its value is unknown. */
const metadataCell = (field: string, shown: string | null): DraftCell =>
  shown === null ? missingCell(null) : valueCell(field, shown);

function fieldText(account: Account, field: MetadataField): string | null {
  const value = account[field] ?? null;
  if (field === 'createdAt' || field === 'modifiedAt') {
    const ms = account[field];
    // A time that cannot be is shown as the number that Domo wrote.
    return ms === null ? null : (toIsoInstant(ms) ?? String(ms));
  }
  if (field === 'owners') {
    return (
      account.owners
        ?.map(({ type, id }) => `${type} ${id}`)
        .sort(compareNames)
        .join(', ') ?? null
    );
  }
  return toShownText(value);
}

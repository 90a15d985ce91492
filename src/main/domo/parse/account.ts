/** Account objects of both kinds (domo-api 4.1, 4.2). */
import type { Account, AccountKind } from '../../../contract';
import { flag, isRow, prose, text, time, whole, type Row } from './fields';
import { moreOf } from './more';
import { overlong, unusable, type UnusableRow } from './unusable';

/** Read below, or dropped: `configurations*` can hold ciphertext, `accountId` repeats `id`. */
const known = new Set([
  'id',
  'accountId',
  'displayName',
  'name',
  'type',
  'valid',
  'enabled',
  'allowExternalUse',
  'dataProviderType',
  'dataProviderKey',
  'credentialsType',
  'origin',
  'createdAt',
  'createdBy',
  'modifiedAt',
  'modifiedBy',
  'userId',
  'owners',
  'owner',
  'datasourceCount',
  'secretManagerAccountId',
  'secretId',
  'accountTemplateId',
  'accountTemplateAuthorizationId',
  'validationStatus',
  'validationReason',
  'configurations',
  'configurationsList',
  'configurationAsList',
]);

/** Told as they are: some are sent to Domo, and what differs in one of them is another account. */
const exact = [
  'displayName',
  'name',
  'type',
  'dataProviderType',
  'dataProviderKey',
  'credentialsType',
  'origin',
  'secretId',
  'validationStatus',
];

/** Unusable without an id or a provider type: nothing could be done with such a row. */
export function parseAccount(kind: AccountKind, row: Row): Account | UnusableRow {
  const id = whole(row['id']);
  if (id === null || id < 0) return unusable('it has no usable id');
  const dataProviderType = text(row['dataProviderType']) ?? text(row['dataProviderKey']);
  if (dataProviderType === null) return unusable('it has no dataProviderType');
  const long = overlong(row, exact);
  if (long) return long;
  const oauth = kind === 'oauth';
  return {
    kind,
    id,
    displayName: text(row['displayName']) ?? '',
    name: text(row['name']) ?? '',
    type: text(row['type']),
    valid: oauth ? null : flag(row['valid']),
    enabled: oauth ? flag(row['enabled']) : null,
    allowExternalUse: flag(row['allowExternalUse']),
    dataProviderType,
    credentialsType: text(row['credentialsType']),
    origin: text(row['origin']),
    createdAt: time(row['createdAt']),
    createdBy: whole(row['createdBy']),
    modifiedAt: time(row['modifiedAt']),
    modifiedBy: whole(row['modifiedBy']),
    userId: whole(row['userId']),
    owners: oauth ? owners(row['owners'] ?? row['owner']) : null,
    datasourceCount: whole(row['datasourceCount']),
    secretManagerAccountId: whole(row['secretManagerAccountId']),
    secretId: text(row['secretId']),
    accountTemplateId: whole(row['accountTemplateId']),
    accountTemplateAuthorizationId: whole(row['accountTemplateAuthorizationId']),
    validationStatus: text(row['validationStatus']),
    validationReason: prose(row['validationReason']),
    more: moreOf(row, known),
  };
}

function owners(value: unknown): Account['owners'] {
  const list = Array.isArray(value) ? (value as unknown[]) : isRow(value) ? [value] : null;
  if (list === null) return null;
  return list.filter(isRow).flatMap((owner) => {
    const id = text(owner['id']);
    return id === null ? [] : [{ type: text(owner['type']) ?? 'UNKNOWN', id }];
  });
}

/** Account objects of both kinds (domo-api 4.1, 4.2). */
import type { Account, AccountKind } from '../../../contract';
import { MAX_ID } from '../../../contract/ids';
import {
  toBoolean,
  isJsonRow,
  toDisplayText,
  toText,
  toEpochMs,
  toAccountId,
  toId,
  toInteger,
  type JsonRow,
} from './json-fields';
import { collectUnknownFields } from './unknown-fields';
import { findOverlongField, unusableRow, type UnusableRow } from './row-limits';

/** Fields that are parsed below or dropped: `configurations*` can hold ciphertext, `accountId` repeats `id`. */
const KNOWN_FIELDS = new Set([
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

/** Kept whole: some are sent back to Domo, and all of them are compared. */
const UNSHORTENED_FIELDS = [
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

/** A row without an id or a provider type is skipped. */
export function parseAccount(kind: AccountKind, row: JsonRow): Account | UnusableRow {
  const id = toAccountId(row['id']);
  if (id === null && /^\d+$/.test(toText(row['id']) ?? '')) {
    return unusableRow(`its id is larger than ${MAX_ID}`);
  }
  if (id === null) return unusableRow('it has no usable id');
  const dataProviderType = toText(row['dataProviderType']) ?? toText(row['dataProviderKey']);
  if (dataProviderType === null) return unusableRow('it has no dataProviderType');
  const long = findOverlongField(row, UNSHORTENED_FIELDS);
  if (long) return long;
  const oauth = kind === 'oauth';
  return {
    kind,
    id,
    displayName: toText(row['displayName']) ?? '',
    name: toText(row['name']) ?? '',
    type: toText(row['type']),
    valid: oauth ? null : toBoolean(row['valid']),
    enabled: oauth ? toBoolean(row['enabled']) : null,
    allowExternalUse: toBoolean(row['allowExternalUse']),
    dataProviderType,
    credentialsType: toText(row['credentialsType']),
    origin: toText(row['origin']),
    createdAt: toEpochMs(row['createdAt']),
    createdBy: toId(row['createdBy']),
    modifiedAt: toEpochMs(row['modifiedAt']),
    modifiedBy: toId(row['modifiedBy']),
    userId: toId(row['userId']),
    owners: oauth ? parseOwners(row['owners'] ?? row['owner']) : null,
    datasourceCount: toInteger(row['datasourceCount']),
    secretManagerAccountId: toId(row['secretManagerAccountId']),
    secretId: toText(row['secretId']),
    accountTemplateId: toId(row['accountTemplateId']),
    accountTemplateAuthorizationId: toId(row['accountTemplateAuthorizationId']),
    validationStatus: toText(row['validationStatus']),
    validationReason: toDisplayText(row['validationReason']),
    more: collectUnknownFields(row, KNOWN_FIELDS),
  };
}

function parseOwners(value: unknown): Account['owners'] {
  const list = Array.isArray(value) ? (value as unknown[]) : isJsonRow(value) ? [value] : null;
  if (list === null) return null;
  return list.filter(isJsonRow).flatMap((owner) => {
    const id = toText(owner['id']);
    return id === null ? [] : [{ type: toText(owner['type']) ?? 'UNKNOWN', id }];
  });
}

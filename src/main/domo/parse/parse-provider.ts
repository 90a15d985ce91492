/** Provider objects and their field descriptors (domo-api 4.3). */
import type { FieldDescriptor, Provider } from '../../../contract';
import {
  toBoolean,
  isJsonRow,
  toDisplayText,
  toText,
  MAX_TEXT_LENGTH,
  type JsonRow,
} from './json-fields';
import { collectUnknownFields } from './unknown-fields';
import { findOverlongField, unusableRow, type UnusableRow } from './row-limits';

/** Fields that are parsed below. Field descriptors keep unknown fields on their own. */
const KNOWN_FIELDS = new Set([
  'key',
  'name',
  'authenticationScheme',
  'authenticationSchemeConfiguration',
  'connectorValidatorPresent',
  'customerOAuthConfigurationDataProviderType',
]);

const KNOWN_DESCRIPTOR_FIELDS = new Set([
  'name',
  'type',
  'text',
  'tooltipText',
  'defaultValue',
  'required',
  'encrypted',
]);

/** Kept whole, since names of types are compared. */
const UNSHORTENED_FIELDS = [
  'key',
  'name',
  'authenticationScheme',
  'customerOAuthConfigurationDataProviderType',
];

export function parseProvider(row: JsonRow): Provider | UnusableRow {
  const key = toText(row['key']);
  if (key === null || key === '') return unusableRow('it has no key');
  const long = findOverlongField(row, UNSHORTENED_FIELDS);
  if (long) return long;
  const descriptors = row['authenticationSchemeConfiguration'];
  return {
    key,
    name: toText(row['name']) ?? key,
    authenticationScheme: toText(row['authenticationScheme']),
    fields: Array.isArray(descriptors)
      ? descriptors.filter(isJsonRow).flatMap(parseDescriptor)
      : [],
    connectorValidatorPresent: toBoolean(row['connectorValidatorPresent']) ?? false,
    customerOAuthConfigurationDataProviderType: toText(
      row['customerOAuthConfigurationDataProviderType'],
    ),
    more: collectUnknownFields(row, KNOWN_FIELDS),
  };
}

function parseDescriptor(row: JsonRow): FieldDescriptor[] {
  const name = toText(row['name']);
  // Without a descriptor, the name decides whether the field is secret.
  if (name === null || findOverlongField(row, ['name', 'type'])) return [];
  return [
    {
      name,
      type: toText(row['type']),
      text: toDisplayText(row['text']),
      tooltipText: toDisplayText(row['tooltipText']),
      defaultValue: parseDefaultValue(row),
      required: toBoolean(row['required']) ?? false,
      encrypted: toBoolean(row['encrypted']) ?? false,
      more: collectUnknownFields(row, KNOWN_DESCRIPTOR_FIELDS),
    },
  ];
}

/** A form is prefilled with it, so it is whole or left out. */
function parseDefaultValue(row: JsonRow): string | null {
  const value = toText(row['defaultValue']);
  return value !== null && value.length > MAX_TEXT_LENGTH ? null : value;
}

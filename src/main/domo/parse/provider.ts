/** Provider objects and their field descriptors (domo-api 4.3). */
import type { FieldDescriptor, Provider } from '../../../contract';
import { flag, isRow, prose, text, TEXT_LIMIT, type Row } from './fields';
import { moreOf } from './more';
import { overlong, unusable, type UnusableRow } from './unusable';

/** Read below; the descriptors of fields keep what they do not name themselves. */
const known = new Set([
  'key',
  'name',
  'authenticationScheme',
  'authenticationSchemeConfiguration',
  'connectorValidatorPresent',
  'customerOAuthConfigurationDataProviderType',
]);

const knownOfField = new Set([
  'name',
  'type',
  'text',
  'tooltipText',
  'defaultValue',
  'required',
  'encrypted',
]);

/** Told as they are: names of types are held against each other. */
const exact = ['key', 'name', 'authenticationScheme', 'customerOAuthConfigurationDataProviderType'];

export function parseProvider(row: Row): Provider | UnusableRow {
  const key = text(row['key']);
  if (key === null || key === '') return unusable('it has no key');
  const long = overlong(row, exact);
  if (long) return long;
  const descriptors = row['authenticationSchemeConfiguration'];
  return {
    key,
    name: text(row['name']) ?? key,
    authenticationScheme: text(row['authenticationScheme']),
    fields: Array.isArray(descriptors) ? descriptors.filter(isRow).flatMap(descriptor) : [],
    connectorValidatorPresent: flag(row['connectorValidatorPresent']) ?? false,
    customerOAuthConfigurationDataProviderType: text(
      row['customerOAuthConfigurationDataProviderType'],
    ),
    more: moreOf(row, known),
  };
}

function descriptor(row: Row): FieldDescriptor[] {
  const name = text(row['name']);
  // A field without its descriptor is judged by its name: unknown means secret.
  if (name === null || overlong(row, ['name', 'type'])) return [];
  return [
    {
      name,
      type: text(row['type']),
      text: prose(row['text']),
      tooltipText: prose(row['tooltipText']),
      defaultValue: defaultOf(row),
      required: flag(row['required']) ?? false,
      encrypted: flag(row['encrypted']) ?? false,
      more: moreOf(row, knownOfField),
    },
  ];
}

/** A form starts with it, so it is whole or it is not told. */
function defaultOf(row: Row): string | null {
  const value = text(row['defaultValue']);
  return value !== null && value.length > TEXT_LIMIT ? null : value;
}

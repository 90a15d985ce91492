/** Provider objects and their field descriptors (domo-api 4.3). */
import type { FieldDescriptor, Provider } from '../../../contract';
import { flag, isRow, text, type Row } from './fields';
import { UnusableRow } from './list';
import { moreOf } from './more';

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

export function parseProvider(row: Row): Provider {
  const key = text(row['key']);
  if (key === null || key === '') throw new UnusableRow('it has no key');
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
  if (name === null) return [];
  return [
    {
      name,
      type: text(row['type']),
      text: text(row['text']),
      tooltipText: text(row['tooltipText']),
      defaultValue: text(row['defaultValue']),
      required: flag(row['required']) ?? false,
      encrypted: flag(row['encrypted']) ?? false,
      more: moreOf(row, knownOfField),
    },
  ];
}

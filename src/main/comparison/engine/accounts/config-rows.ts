/** Builds the rows of config fields: the union of all columns' fields by exact name (`client-id` is not `client_id`). */
import type { AccountConfig, ConfigField, FieldDescriptor } from '../../../../contract';
import { compareNames } from '../../../../contract/text-folding';
import { unreadCell, type DraftCell, type DraftRow, missingCell, valueCell } from './draft-row';
import { isConfigUnreadable, type AccountColumn } from './account-column';
import { holdsMask } from '../../../secrets/mask';
import { normaliseValue } from '../../../../contract/config-text';
import { comparableField, comparableText, valueWhenEmpty } from '../equality';

/** In the providers' order, then by name. The order of Domo's answers does not matter. */
export function buildConfigRows(columns: readonly AccountColumn[]): DraftRow[] {
  const byName = columns.map(fieldsByName);
  const names = new Set(byName.flatMap((fields) => [...(fields?.keys() ?? [])]));
  const order = providerFieldOrder(columns);
  const last = Number.MAX_SAFE_INTEGER;
  return [...names]
    .sort((a, b) => (order.get(a) ?? last) - (order.get(b) ?? last) || compareNames(a, b))
    .map((name) => {
      const secret =
        byName.some((fields) => fields?.get(name)?.secret === true) ||
        columns.some(({ fields }) =>
          fields?.some((field) => field.name === name && isSecretDescriptor(field)),
        );
      return {
        group: 'config',
        key: name,
        label: name,
        detail: null,
        secret,
        informative: false,
        drafts: columns.map((column, index) => configCell(column, byName[index], name, secret)),
      };
    });
}

const fieldsByName = ({ config }: AccountColumn): Map<string, ConfigField> | undefined =>
  config.state === 'read' ? new Map(toFieldEntries(config.value)) : undefined;

const toFieldEntries = ({ fields }: AccountConfig): [string, ConfigField][] =>
  fields.map((field) => [field.name, field]);

/** The smallest index of each field among the columns' providers, so that the order of columns does not matter. */
function providerFieldOrder(columns: readonly AccountColumn[]): Map<string, number> {
  const indexes = new Map<string, number>();
  for (const { fields } of columns) {
    for (const [index, { name }] of (fields ?? []).entries()) {
      indexes.set(name, Math.min(index, indexes.get(name) ?? index));
    }
  }
  return indexes;
}

function configCell(
  column: AccountColumn,
  fields: ReadonlyMap<string, ConfigField> | undefined,
  name: string,
  secret: boolean,
): DraftCell {
  if (column.config.state !== 'read') return unreadCell(column.config.state);
  if (isConfigUnreadable(column)) return unreadCell('hidden');
  const field = fields?.get(name);
  return field === undefined
    ? absentFieldCell(column.fields, name, secret)
    : presentFieldCell(field);
}

/** Whether the provider declares the field secret. */
export const isSecretDescriptor = ({ encrypted, type }: FieldDescriptor): boolean =>
  encrypted || type === 'password';

/** A field that Domo answered. */
export function presentFieldCell(field: ConfigField): DraftCell {
  const { name, state, value: text } = field;
  const known = comparableField(field);
  if (state === 'clear' && text !== null) return valueCell(name, text);
  if (state === 'empty') return { known, shown: { state: 'value', text: '' } };
  if (state === 'secret' && known !== null) return { known, shown: { state: 'secret' } };
  return hiddenFieldCell(field);
}

/** Domo hides it. Latchkey may know what it wrote there. */
function hiddenFieldCell(field: ConfigField): DraftCell {
  const { written } = field;
  if (written === undefined) return unreadCell('hidden');
  const state = written.stands ? 'asWritten' : 'maybeChanged';
  return { known: comparableField(field), shown: { state, at: written.at } };
}

/** The cell of a missing field: it has the value of the provider's default, or counts as empty without one. */
export function absentFieldCell(
  fields: readonly FieldDescriptor[] | null,
  name: string,
  secret: boolean,
): DraftCell {
  const text = defaultText(fields, name);
  if (text === '') return missingCell(valueWhenEmpty(name));
  return missingCell(comparableText(normaliseValue(name, text)), secret ? null : text);
}

/** `''`: none. */
const defaultText = (fields: readonly FieldDescriptor[] | null, name: string): string => {
  const text = fields?.find((field) => field.name === name && field.defaultValue)?.defaultValue;
  return text === null || text === undefined || holdsMask(text) ? '' : text;
};

/** Rows of config fields: the union of all columns' fields, none of them renamed (`client-id` is not `client_id`). */
import type { Config, ConfigField, FieldDescriptor } from '../../../contract';
import { knownText, nothing } from '../known';
import { EXTERNAL_USE, isHidden, normalValue } from '../normal';
import { compareText } from '../order';
import { missing, unseen, value, type Draft, type DraftRow } from './draft';
import { isUnreadable, type AccountColumn } from './input';

/** In the providers' order, then by name: never in the order that the answers happened to have. */
export function configRows(columns: readonly AccountColumn[]): DraftRow[] {
  const byName = columns.map(fieldsByName);
  const names = new Set(byName.flatMap((fields) => [...(fields?.keys() ?? [])]));
  const place = placesOf(columns);
  const last = Number.MAX_SAFE_INTEGER;
  return [...names]
    .sort((a, b) => (place.get(a) ?? last) - (place.get(b) ?? last) || compareText(a, b))
    .map((name) => {
      const secret =
        byName.some((fields) => fields?.get(name)?.secret === true) ||
        columns.some(({ fields }) => fields?.some((field) => field.name === name && hides(field)));
      return {
        group: 'config',
        key: name,
        label: name,
        detail: null,
        secret,
        informative: false,
        drafts: columns.map((column, index) => draft(column, byName[index], name, secret)),
      };
    });
}

const fieldsByName = ({ config }: AccountColumn): Map<string, ConfigField> | undefined =>
  config.state === 'read' ? new Map(byNameOf(config.value)) : undefined;

const byNameOf = ({ fields }: Config): [string, ConfigField][] =>
  fields.map((field) => [field.name, field]);

const hides = ({ encrypted, type }: FieldDescriptor): boolean => encrypted || type === 'password';

/** The smallest place of each field among the columns' providers, so that no column's turn matters. */
function placesOf(columns: readonly AccountColumn[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const { fields } of columns) {
    for (const [index, { name }] of (fields ?? []).entries()) {
      places.set(name, Math.min(index, places.get(name) ?? index));
    }
  }
  return places;
}

function draft(
  column: AccountColumn,
  fields: ReadonlyMap<string, ConfigField> | undefined,
  name: string,
  secret: boolean,
): Draft {
  if (column.config.state !== 'read') return unseen(column.config.state);
  if (isUnreadable(column)) return unseen('hidden');
  const field = fields?.get(name);
  return field === undefined ? absent(column, name, secret) : present(field);
}

function present({ name, state, value: text, fingerprint }: ConfigField): Draft {
  if (state === 'clear' && text !== null) return value(name, text);
  if (state === 'empty') return { known: nothing, shown: { state: 'value', text: '' } };
  if (state === 'secret' && fingerprint !== null) {
    return { known: { is: 'secret', fingerprint }, shown: { state: 'secret' } };
  }
  return unseen('hidden');
}

/** A field that is not there is what its provider takes instead; without a default it is as good as empty. */
function absent({ fields }: AccountColumn, name: string, secret: boolean): Draft {
  const text = defaultOf(fields, name);
  // Old instances do not tell this flag (domo-api 4.1), which does not mean that it is off.
  if (text === '') return missing(name === EXTERNAL_USE ? null : nothing);
  return missing(knownText(normalValue(name, text)), secret ? null : text);
}

/** `''`: none. */
export const defaultOf = (fields: readonly FieldDescriptor[] | null, name: string): string => {
  const text = fields?.find((field) => field.name === name && field.defaultValue)?.defaultValue;
  return text === null || text === undefined || isHidden(text) ? '' : text;
};

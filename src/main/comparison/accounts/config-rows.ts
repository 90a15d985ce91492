/** Rows of config fields: the union of all columns' fields, none of them renamed (`client-id` is not `client_id`). */
import type { Config, ConfigField } from '../../../contract';
import { compareText } from '../order';
import { absent, hides, present } from './config-cell';
import { unseen, type Draft, type DraftRow } from './draft';
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
  return field === undefined ? absent(column.fields, name, secret) : present(field);
}

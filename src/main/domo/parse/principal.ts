/** Users and groups as the search routes answer them (domo-api 8.16, 8.17). */
import type { Principal } from '../../../contract';
import { flag, isRow, prose, whole, text, type Row } from './fields';
import { parseList } from './list';
import { unusable } from './unusable';

/** What Domo makes of the name of a group that is deleted (domo-api 7.3). */
const deletedName = /_deleted_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Sorted by name, then id. */
export function parseUsers(json: unknown, what: string): readonly Principal[] {
  const rows = isRow(json) ? json['users'] : json;
  return inOrder(
    parseList(rows, what, (row) => {
      const id = usableId(row['id']);
      if (id === null) return NO_ID;
      const detail = prose(row['emailAddress']) ?? attribute(row, 'emailAddress');
      const name = prose(row['displayName']) ?? attribute(row, 'displayName');
      return { type: 'USER' as const, id, name: name ?? detail ?? id, detail };
    }).items,
  );
}

/** Sorted by name, then id; without the deleted ones. */
export function parseGroups(json: unknown, what: string): readonly Principal[] {
  const { items } = parseList(json, what, (row) => {
    const id = usableId(row['groupId'] ?? row['id']);
    if (id === null) return NO_ID;
    if (flag(row['active']) === false) return unusable('it is deleted');
    return { type: 'GROUP' as const, id, name: prose(row['name']) ?? id, detail: groupDetail(row) };
  });
  return inOrder(items.filter(({ name }) => !deletedName.test(name)));
}

/** `open, 12 members`. */
function groupDetail(row: Row): string | null {
  const type = prose(row['groupType']) ?? prose(row['type']);
  const members = whole(row['memberCount']);
  const size = members === null ? [] : [`${members} ${members === 1 ? 'member' : 'members'}`];
  const parts = [...(type === null ? [] : [type]), ...size];
  return parts.length === 0 ? null : parts.join(', ');
}

export const NO_ID = unusable('it has no usable id');

/** Null: an id that an access list could not name is of no use. */
export function usableId(value: unknown): string | null {
  const id = text(value);
  return id === null || !/^\d{1,20}$/.test(id) ? null : id;
}

/** Details may come as `attributes: [{ key, values }]` instead. */
function attribute(row: Row, key: string): string | null {
  const list = row['attributes'];
  const found: unknown = Array.isArray(list)
    ? list.filter(isRow).find((one) => one['key'] === key)?.['values']
    : null;
  return Array.isArray(found) ? prose(found[0]) : null;
}

/** The same on every computer, whatever its language. */
const inOrder = (list: readonly Principal[]): readonly Principal[] =>
  [...list].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id, 'en', NUMERIC),
  );

const NUMERIC = { numeric: true } as const;

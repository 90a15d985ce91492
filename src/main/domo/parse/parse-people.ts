/** Users and groups from the search routes, and the members of a group (domo-api 8.16, 8.17). */
import { compareNames } from '../../../contract/text-folding';
import { type Principal, createProblem, ProblemError, type GroupMember } from '../../../contract';
import {
  toBoolean,
  isJsonRow,
  toDisplayText,
  toInteger,
  toText,
  type JsonRow,
} from './json-fields';
import { MAX_ROWS_AT_ONCE } from './answer-limits';
import { parseList, toRows } from './parse-list';
import { unusableRow } from './row-limits';
import type { GroupMembers } from '../domo-types';

/** Domo renames a deleted group in this way (domo-api 7.3). */
const DELETED_GROUP_NAME = /_deleted_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const AT_ONCE = { max: MAX_ROWS_AT_ONCE } as const;

/** Sorted by name, then id. */
export function parseUsers(json: unknown, what: string): readonly Principal[] {
  const rows = isJsonRow(json) ? json['users'] : json;
  return sortByName(
    parseList(
      rows,
      what,
      (row) => {
        const id = toPrincipalId(row['id']);
        if (id === null) return ROW_WITHOUT_ID;
        const detail = toDisplayText(row['emailAddress']) ?? readAttribute(row, 'emailAddress');
        const name = toDisplayText(row['displayName']) ?? readAttribute(row, 'displayName');
        return { type: 'USER' as const, id, name: name ?? detail ?? id, detail };
      },
      AT_ONCE,
    ).items,
  );
}

/** Sorted by name, then id, without deleted groups. */
export function parseGroups(json: unknown, what: string): readonly Principal[] {
  const { items } = parseList(
    json,
    what,
    (row) => {
      const id = toPrincipalId(row['groupId'] ?? row['id']);
      if (id === null) return ROW_WITHOUT_ID;
      if (toBoolean(row['active']) === false) return unusableRow('it is deleted');
      return {
        type: 'GROUP' as const,
        id,
        name: toDisplayText(row['name']) ?? id,
        detail: describeGroup(row),
      };
    },
    AT_ONCE,
  );
  return sortByName(items.filter(({ name }) => !DELETED_GROUP_NAME.test(name)));
}

/** `open, 12 members`. */
function describeGroup(row: JsonRow): string | null {
  const type = toDisplayText(row['groupType']) ?? toDisplayText(row['type']);
  const members = toInteger(row['memberCount']);
  const size = members === null ? [] : [`${members} ${members === 1 ? 'member' : 'members'}`];
  const parts = [...(type === null ? [] : [type]), ...size];
  return parts.length === 0 ? null : parts.join(', ');
}

export const ROW_WITHOUT_ID = unusableRow('it has no usable id');

/** An id that an access list can contain, else null. */
export function toPrincipalId(value: unknown): string | null {
  const id = toText(value);
  return id === null || !/^\d{1,20}$/.test(id) ? null : id;
}

/** Details may come as `attributes: [{ key, values }]` instead. */
function readAttribute(row: JsonRow, key: string): string | null {
  const list = row['attributes'];
  const found: unknown = Array.isArray(list)
    ? list.filter(isJsonRow).find((one) => one['key'] === key)?.['values']
    : null;
  return Array.isArray(found) ? toDisplayText(found[0]) : null;
}

/** The same order on every computer, whatever its language. */
const sortByName = (list: readonly Principal[]): readonly Principal[] =>
  [...list].sort((a, b) => compareNames(a.name, b.name) || compareNames(a.id, b.id));

export function parseGroup(json: unknown, what: string): GroupMembers {
  if (!isJsonRow(json) || !Array.isArray(json['userIds'])) {
    throw new ProblemError(
      createProblem('badResponse', `Domo's answer for ${what} cannot be understood.`),
    );
  }
  const ids = toRows(json['userIds'], what).flatMap((id) => toText(id) ?? []);
  return {
    userIds: [...new Set(ids)],
    active: toBoolean(json['active']) ?? true,
    everyone: toBoolean(json['default']) ?? false,
  };
}

export const parseGroupMembers = (json: unknown, what: string): readonly GroupMember[] =>
  parseList(
    json,
    what,
    (row) => {
      const detail = isJsonRow(row['detail']) ? row['detail'] : {};
      const id = toPrincipalId(row['id']);
      if (id === null) return ROW_WITHOUT_ID;
      return {
        id,
        name: toDisplayText(row['displayName']),
        emailAddress: toDisplayText(detail['email']),
        active: toBoolean(detail['active']),
      };
    },
    AT_ONCE,
  ).items;

/** A group with its members, and users by id (domo-api 8.17). */
import { createProblem, ProblemError, type GroupMember } from '../../../contract';
import type { GroupMembers } from '../types';
import { flag, isRow, prose, text } from './fields';
import { parseList, rowsOf } from './list';
import { NO_ID, usableId } from './principal';

export function parseGroup(json: unknown, what: string): GroupMembers {
  if (!isRow(json) || !Array.isArray(json['userIds'])) {
    throw new ProblemError(
      createProblem('badResponse', `Domo's answer for ${what} cannot be understood.`),
    );
  }
  const ids = rowsOf(json['userIds'], what).flatMap((id) => text(id) ?? []);
  return { userIds: [...new Set(ids)], active: flag(json['active']) ?? true };
}

export const parseMembers = (json: unknown, what: string): readonly GroupMember[] =>
  parseList(json, what, (row) => {
    const detail = isRow(row['detail']) ? row['detail'] : {};
    const id = usableId(row['id']);
    if (id === null) return NO_ID;
    return {
      id,
      name: prose(row['displayName']),
      emailAddress: prose(detail['email']),
      active: flag(detail['active']),
    };
  }).items;

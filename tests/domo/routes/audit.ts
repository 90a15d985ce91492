/** Who changed what in Domo (domo-api 2.2). Needs a grant that not every token has: see the mode `audit`. */
import type { Call, Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import type { AuditRow } from '../state/audit-log';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const DEFAULT_LIMIT = 300;

function rowsOf(call: Call): AuditRow[] {
  const start = Math.max(numberOf(call, 'start', 0), Date.now() - YEAR_MS);
  return call.state.audit.between(
    start,
    numberOf(call, 'end', Date.now()),
    call.query.get('objectType'),
  );
}

function numberOf(call: Call, name: string, otherwise: number): number {
  const value = call.query.get(name);
  return value === null || !/^\d+$/.test(value) ? otherwise : Number(value);
}

const withGrant = (call: Call, answer: () => Reply): Reply =>
  call.user.admin && call.modes.audit !== 'refused' ? answer() : error(403, 'Access is denied');

function list(call: Call): Reply {
  const limit = Math.min(call.modes.auditPage, numberOf(call, 'limit', DEFAULT_LIMIT));
  const offset = numberOf(call, 'offset', 0);
  const all = rowsOf(call);
  const given = call.modes.audit === 'short' ? all.slice(0, Math.floor(all.length / 2)) : all;
  const rows = call.modes.audit === 'lossy' ? given.filter((_, at) => at % 3 !== 0) : given;
  return json(rows.slice(offset, offset + limit));
}

export const auditRoutes: readonly Route[] = [
  {
    name: 'audit.list',
    method: 'GET',
    path: '/api/audit/v1/user-audits',
    run: (call) => withGrant(call, () => list(call)),
  },
  {
    name: 'audit.count',
    method: 'GET',
    path: '/api/audit/v1/user-audits/count',
    exists: (modes) => modes.audit !== 'noCount',
    run: (call) => withGrant(call, () => json(rowsOf(call).length)),
  },
];

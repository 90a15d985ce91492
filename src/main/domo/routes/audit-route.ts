/** Domo's activity log: who changed which account (domo-api 2.2). Reading it needs a grant of its own. */
import { createProblem, ProblemError } from '../../../contract';
import type { ReadResponse, SendRead } from '../http/read-request';
import type { AnswerName } from '../parse/answer-parsers';
import { AUDIT_PAGE_SIZE, type AuditSpan, type DomoClient } from '../domo-types';

/** 403: the user lacks the grant. 404 and 405: the instance has no such log. */
const REFUSED_STATUSES: readonly number[] = [403, 404, 405];

export const createAuditRoutes = (
  ask: SendRead,
  origin: string,
): Pick<DomoClient, 'readAudit' | 'countAudit'> => ({
  readAudit: async (span, offset, options) => {
    const query = { ...toQuery(span), offset: String(offset), limit: String(AUDIT_PAGE_SIZE) };
    const response = await ask(
      {
        as: 'auditedChanges',
        path: 'audit/v1/user-audits',
        query,
        what: 'the activity log',
        allow: REFUSED_STATUSES,
      },
      options?.signal,
    );
    const { answer, answeredAt } = orRefused(response, origin);
    return { ...answer, answeredAt };
  },
  countAudit: async (span, options) => {
    const response = await ask(
      {
        as: 'auditCount',
        path: 'audit/v1/user-audits/count',
        query: toQuery(span),
        what: 'the number of rows in the activity log',
      },
      options?.signal,
    );
    return orRefused(response, origin).answer;
  },
});

const toQuery = ({ start, end }: AuditSpan) => ({
  objectType: 'ACCOUNT',
  start: String(start),
  end: String(end),
});

function orRefused<N extends AnswerName>(
  response: ReadResponse<N>,
  origin: string,
): Extract<ReadResponse<N>, { readonly answeredAt: number | null }> {
  if ('answer' in response) return response;
  const message = `${origin} does not let the user of this token read the activity log.`;
  throw new ProblemError(createProblem('forbidden', message, { status: response.allowed }));
}

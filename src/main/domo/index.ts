/** The HTTP client of one Domo instance: plain Node, usable as a library. */
export { AnswerThreadHost } from './parse/answer-thread-host';
export { AUDIT_PAGE_SIZE } from './routes/audit-route';
export { createDomoClient } from './domo-client';
export { parseInstance } from './instance-address';
export type * from './domo-types';

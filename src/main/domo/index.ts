/** The HTTP client of one Domo instance: plain Node, usable as a library. */
export { AnswerThreadHost } from './parse/answer-thread-host';
export { createDomoClient } from './domo-client';
export { parseInstance } from './instance-address';
export type * from './domo-types';

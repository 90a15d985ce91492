/** The HTTP client of one Domo instance: plain Node, usable as a library. */
export { createDomoClient } from './client';
export { parseInstance } from './instance';
export type * from './types';

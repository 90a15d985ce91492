/** Why there is no update, in words. What the library says may hold addresses, headers and answers, and is left out. */
import { createProblem, ProblemError, type Problem } from '../../../contract';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Of an answer that was an HTTP error; null for anything else. */
export const httpStatusOf = (error: unknown): number | null =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;

const updateFailed = (message: string): Problem => createProblem('updateFailed', message);

const messagesByCode: Readonly<Record<string, string>> = {
  ERR_CHECKSUM_MISMATCH:
    'What was downloaded is not what the feed promises: its SHA-512 sum differs. It was deleted.',
  ERR_UPDATER_INVALID_SIGNATURE:
    'What was downloaded is not signed by Latchkey’s developers. It was deleted.',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'The update feed has no list of versions.',
};

/** The network's own words for a server that is not there. */
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT)|net::ERR_/u;

export function toUpdateProblem(error: unknown, doing: 'check' | 'download'): Problem {
  if (error instanceof ProblemError) return error.problem;
  const message = messagesByCode[codeOf(error)];
  if (message !== undefined) return updateFailed(message);
  if (doing === 'download')
    return updateFailed('The download broke off. What had come of it was deleted.');
  if (httpStatusOf(error) === 404) return updateFailed('The update feed has no list of versions.');
  const text = error instanceof Error ? error.message : '';
  if (UNREACHABLE.test(codeOf(error)) || UNREACHABLE.test(text)) {
    return updateFailed('The update feed cannot be reached.');
  }
  return updateFailed('The update feed sent something that is no list of versions.');
}

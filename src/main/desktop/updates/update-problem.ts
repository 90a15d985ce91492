/** Turns failures of updates into Problems, without the library's messages: they contain addresses and headers. */
import { createProblem, ProblemError, type Problem } from '../../../contract';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The status of an HTTP error; null for other errors. */
export const httpStatusOf = (error: unknown): number | null =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;

const updateFailed = (message: string): Problem => createProblem('updateFailed', message);

const messagesByCode: Readonly<Record<string, string>> = {
  ERR_CHECKSUM_MISMATCH:
    'The downloaded file has another SHA-512 sum than the feed promises. It was deleted.',
  ERR_UPDATER_INVALID_SIGNATURE:
    'The downloaded file is not signed by Latchkey’s developers. It was deleted.',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'The update feed has no list of versions.',
};

/** Error codes and messages for a server that cannot be reached. */
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT)|net::ERR_/u;

export function toUpdateProblem(error: unknown, step: 'check' | 'download'): Problem {
  if (error instanceof ProblemError) return error.problem;
  const message = messagesByCode[codeOf(error)];
  if (message !== undefined) return updateFailed(message);
  if (step === 'download')
    return updateFailed('The download failed. The incomplete file was deleted.');
  if (httpStatusOf(error) === 404) return updateFailed('The update feed has no list of versions.');
  const text = error instanceof Error ? error.message : '';
  if (UNREACHABLE.test(codeOf(error)) || UNREACHABLE.test(text)) {
    return updateFailed('The update feed cannot be reached.');
  }
  return updateFailed('The update feed did not send a list of versions.');
}

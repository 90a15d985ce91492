/** Why a data folder cannot be used as it should be. */
import { createProblem, fail, ProblemError, type Problem } from '../contract';

export const noFileProblem = (): Problem =>
  createProblem('storeUnavailable', 'The store is in memory: there is no file to check.');

export const toOpenProblem = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : createProblem('storeUnavailable', 'The store cannot be opened.');

/** Making another key would leave a healthy store unreadable as soon as the right keychain is back. */
export function failMissingKey(what: string, home: string): never {
  fail('storeUnavailable', `The key of ${what} in ${home} is not in this keychain.`, {
    next: 'Use the keychain that Latchkey used before. If it is lost, move the data folder away to start with an empty one.',
  });
}

/** Of two at once, the second would close the store that the first has just put there. */
export const failRestoring = (): never =>
  fail('storeUnavailable', 'A store is being restored already.', {
    next: 'Wait until it is restored, then try again.',
  });

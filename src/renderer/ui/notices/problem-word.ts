/** A Problem in two or three words, for lists of many. Pure. */
import type { Problem } from '../../../contract';

const problemWords: Partial<Record<Problem['code'], string>> = {
  unauthorized: 'token refused',
  forbidden: 'no permission',
  instanceNotFound: 'instance not found',
  offline: 'offline',
  timeout: 'no answer',
  unavailable: 'Domo unavailable',
  rateLimited: 'too many requests',
  blockedByNetworkRule: 'network blocked',
  noToken: 'no token',
  certificatesUnusable: 'certificates file',
  proxyNeedsLogin: 'proxy wants a password',
  proxyLoginRefused: 'proxy refuses the password',
};

const otherWords: Partial<Record<Problem['code'], string>> = {
  badResponse: 'unusable answer',
  cancelled: 'cancelled',
  diskFull: 'disk full',
  keychainLocked: 'keychain locked',
};

/** After a check of a token, the words of `problemWords` are all that can be said. */
export const checkProblemWord = (code: Problem['code']): string =>
  problemWords[code] ?? 'check failed';

export const problemWord = (code: Problem['code']): string =>
  problemWords[code] ?? otherWords[code] ?? code;

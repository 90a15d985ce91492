/** A Problem in two or three words, for lists of many. Pure. */
import type { Problem } from '../../../contract';
import { t } from '../../../contract/texts';

const problemWords: Partial<Record<Problem['code'], string>> = {
  unauthorized: t('token refused'),
  forbidden: t('no permission'),
  instanceNotFound: t('instance not found'),
  offline: t('offline'),
  timeout: t('no answer'),
  unavailable: t('Domo unavailable'),
  rateLimited: t('too many requests'),
  blockedByNetworkRule: t('network blocked'),
  noToken: t('no token'),
  certificatesUnusable: t('certificates file'),
  proxyNeedsLogin: t('proxy wants a password'),
  proxyLoginRefused: t('proxy refuses the password'),
};

const otherWords: Partial<Record<Problem['code'], string>> = {
  badResponse: t('unusable answer'),
  cancelled: t('cancelled'),
  diskFull: t('disk full'),
  keychainLocked: t('keychain locked'),
};

/** After a check of a token, the words of `problemWords` are all that can be said. */
export const checkProblemWord = (code: Problem['code']): string =>
  problemWords[code] ?? t('check failed');

export const problemWord = (code: Problem['code']): string =>
  problemWords[code] ?? otherWords[code] ?? code;

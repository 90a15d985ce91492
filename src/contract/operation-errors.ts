/**
 * The Problem codes that an operation can end with: the common ones, which follow from `on` and `effect`, and its own.
 */
import { keychainCodes, type ProblemCode } from './errors';
import type { AnyOperation } from './operation';

/** The store, and what keeps it from opening: the keychain, which holds its key, or the data folder. */
const storeErrors: readonly ProblemCode[] = [
  'storeUnavailable',
  'storeDamaged',
  'diskFull',
  'cannotWriteFile',
  ...keychainCodes,
];

/** Any request to an instance: its profile, its token, the way to it and its answer. */
export const instanceErrors = [
  'notFound',
  'noToken',
  'unauthorized',
  'instanceNotFound',
  'blockedByNetworkRule',
  'certificatesUnusable',
  'proxyNeedsLogin',
  'proxyLoginRefused',
  'rateLimited',
  'unavailable',
  'timeout',
  'offline',
  'badResponse',
] as const satisfies readonly ProblemCode[];

/** Codes that several operations share. `which` says for people what those operations have in common. */
export interface CommonErrors {
  readonly which: string;
  readonly applies: (operation: Pick<AnyOperation, 'on' | 'effect' | 'whileLocked'>) => boolean;
  readonly codes: readonly ProblemCode[];
}

export const commonErrors: readonly CommonErrors[] = [
  {
    which: 'all',
    applies: () => true,
    codes: ['invalidRequest', 'cancelled', 'unexpected'],
  },
  {
    which: 'that need an unlocked Latchkey',
    applies: ({ whileLocked }) => whileLocked !== true,
    codes: ['locked'],
  },
  {
    which: 'on Domo or on records',
    applies: ({ on }) => on !== 'app',
    codes: storeErrors,
  },
  { which: 'on Domo', applies: ({ on }) => on === 'domo', codes: instanceErrors },
  {
    which: 'that change something in Domo',
    applies: ({ on, effect }) => on === 'domo' && effect !== 'read',
    codes: ['readOnly', 'outcomeUnknown'],
  },
  {
    which: 'that delete something in Domo',
    applies: ({ on, effect }) => on === 'domo' && effect === 'destructive',
    codes: ['notConfirmed'],
  },
];

/** Every code that a call of the operation can end with, each once. */
export const problemCodesOf = (operation: AnyOperation): ReadonlySet<ProblemCode> =>
  new Set([
    ...commonErrors.filter(({ applies }) => applies(operation)).flatMap(({ codes }) => codes),
    ...operation.errors,
  ]);

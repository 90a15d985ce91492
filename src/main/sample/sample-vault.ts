/** A vault that keeps nothing and finds nothing: the sample company has no tokens. */
import { createProblem, ProblemError } from '../../contract';
import type { ProxyLoginVault, TokenVault } from '../keychain/token-vault';

const toError = (): Error =>
  new ProblemError(createProblem('noToken', 'The sample company has no tokens.'));
const status = {
  state: 'missing',
  problem: createProblem('keychainMissing', 'The sample company uses no keychain.'),
} as const;

export const sampleVault: TokenVault & ProxyLoginVault = {
  status: () => status,
  open: () => Promise.resolve(status),
  getToken: () => Promise.reject(toError()),
  getTokenPlace: () => 'session',
  saveToken: () => Promise.reject(toError()),
  removeToken: () => Promise.resolve(),
  getOrCreateKey: () => Promise.reject(toError()),
  getProxyLogin: () => Promise.resolve(null),
  saveProxyLogin: () => Promise.reject(toError()),
  removeProxyLogin: () => Promise.resolve(),
  getRenewal: () => Promise.resolve(null),
  saveRenewal: () => Promise.reject(toError()),
  removeRenewal: () => Promise.resolve(),
  close: () => undefined,
};

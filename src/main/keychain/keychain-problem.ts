/** Six kinds of keychain failures, each with its own advice for the user. */
import { createProblem, type Problem, type ProblemCode } from '../../contract';
import type { KeychainTrouble } from './keychain-failure';

const troubleMessages: Record<KeychainTrouble, { code: ProblemCode; message: string }> = {
  locked: { code: 'keychainLocked', message: 'The keychain is locked.' },
  missing: { code: 'keychainMissing', message: 'No keychain answers on this computer.' },
  withoutKeyring: {
    code: 'keychainWithoutKeyring',
    message: 'The keychain has no keyring yet, so nothing can be stored in it.',
  },
  hanging: { code: 'keychainHanging', message: 'The keychain does not answer.' },
  crashed: { code: 'keychainCrashed', message: 'The keychain failed while it was asked.' },
  replaced: {
    code: 'latchkeyReplaced',
    message: 'Another version of Latchkey was installed while this one runs.',
  },
};

export const toKeychainProblem = (trouble: KeychainTrouble): Problem =>
  createProblem(troubleMessages[trouble].code, troubleMessages[trouble].message);

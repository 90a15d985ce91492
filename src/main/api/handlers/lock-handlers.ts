/** lock.* */
import { fail, ProblemError, type lockOperations } from '../../../contract';
import type { AppLock } from '../../lock/app-lock';
import type { Handlers, HandlerServices } from './handler-types';

const requireLock = (lock: AppLock | null): AppLock =>
  lock ?? fail('needsWindow', 'Only the Latchkey window can be locked and unlocked.');

export const lockHandlers = ({
  lock: appLock,
}: HandlerServices): Handlers<keyof typeof lockOperations> => ({
  'lock.status': async () => {
    const lock = requireLock(appLock);
    const damage = lock.damage();
    // Before anybody types a passphrase that cannot help.
    if (damage) throw new ProblemError(damage);
    return lock.settledStatus();
  },
  'lock.now': async () => {
    const lock = requireLock(appLock);
    lock.lock();
    return Promise.resolve(lock.status());
  },
  'lock.unlock': async ({ passphrase }) => {
    const lock = requireLock(appLock);
    await lock.unlock(passphrase);
    return lock.status();
  },
  'lock.setPassphrase': async ({ passphrase, current }) => ({
    recoveryCode: await requireLock(appLock).setPassphrase(passphrase, current),
  }),
  'lock.removePassphrase': async ({ current }) => {
    const lock = requireLock(appLock);
    await lock.removePassphrase(current);
    return lock.status();
  },
  'lock.setIdleMinutes': async ({ idleMinutes }) => {
    const lock = requireLock(appLock);
    await lock.setIdleMinutes(idleMinutes);
    return lock.status();
  },
});

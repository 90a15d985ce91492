/** The guard: whether an operation may act on an instance. Enforced here, whatever a button shows. */
import { fail, type AnyOperation, type Guard } from '../../contract';

/** True for what would change something in Domo. */
export const writesToDomo = (operation: AnyOperation): boolean =>
  operation.on === 'domo' && operation.effect !== 'read';

/** Fails with `readOnly` when the guard refuses. */
export function checkGuard(operation: AnyOperation, guard: Guard, label: string): void {
  if (guard === 'read-only' && writesToDomo(operation)) {
    fail('readOnly', `${label} is read-only: nothing was sent to Domo.`);
  }
}

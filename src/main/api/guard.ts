/** Decides whether the guard of an instance allows an operation. Every call passes here, whatever the window shows. */
import { z } from 'zod';
import { fail, type AnyOperation, type Guard } from '../../contract';

/** True for an operation that changes something in Domo. */
export const writesToDomo = (operation: AnyOperation): boolean =>
  operation.on === 'domo' && operation.effect !== 'read';

const confirmedSchema = z.looseObject({ confirm: z.string() });

/** Fails with `readOnly` or `notConfirmed` if the guard refuses the request. */
export function checkGuard(
  operation: AnyOperation,
  { guard, label }: { guard: Guard; label: string },
  request: unknown,
): void {
  if (!writesToDomo(operation)) return;
  if (guard === 'read-only') fail('readOnly', `${label} is read-only: nothing was sent to Domo.`);
  if (guard === 'confirm' && operation.effect === 'destructive' && !isConfirmed(request, label)) {
    fail('notConfirmed', `${label} requires its label to confirm this: nothing was sent to Domo.`);
  }
}

function isConfirmed(request: unknown, label: string): boolean {
  const parsed = confirmedSchema.safeParse(request);
  return parsed.success && parsed.data.confirm.trim() === label.trim();
}

/** A dispatcher over a small contract, for the tests of what it does. */
import { vi } from 'vitest';
import { z } from 'zod';
import { operation, type Guard } from '../../../src/contract';
import {
  createDispatcher,
  type AnyHandler,
  type Guarded,
} from '../../../src/main/operations/dispatch';

const request = z.strictObject({
  profileId: z.string(),
  token: z.string().optional(),
  confirm: z.string().optional(),
});
const contract = {
  'thing.read': operation({
    effect: 'read',
    on: 'domo',
    about: '',
    request,
    response: z.strictObject({ n: z.number() }),
  }),
  'thing.write': operation({
    effect: 'write',
    on: 'domo',
    about: '',
    request,
    response: z.strictObject({}),
  }),
  'thing.remove': operation({
    effect: 'destructive',
    on: 'domo',
    about: '',
    request,
    response: z.strictObject({}),
  }),
  'thing.local': operation({
    effect: 'destructive',
    on: 'latchkey',
    about: '',
    request,
    response: z.strictObject({}),
  }),
  'thing.unhandled': operation({
    effect: 'read',
    on: 'domo',
    about: '',
    request,
    response: z.strictObject({}),
  }),
} as const;

export function dispatcherWith(
  handlers: Record<string, AnyHandler>,
  guard: Guard | null = 'normal',
  onUnexpected = vi.fn<(operation: string, error: unknown) => void>(),
  onGuarded: (refused: Guarded) => Promise<void> = () => Promise.resolve(),
) {
  return createDispatcher({
    contract,
    handlers,
    guardOf: () => Promise.resolve(guard && { guard, label: 'Acme production' }),
    onUnexpected,
    onGuarded,
  });
}

export const call = (operationName: string, body: unknown = { profileId: 'p' }, callId = 'c1') => ({
  callId,
  operation: operationName,
  request: body,
});
export const window = { source: 'window' } as const;

export const code = (result: { ok: boolean }) =>
  'problem' in result ? (result.problem as { code: string }).code : 'ok';

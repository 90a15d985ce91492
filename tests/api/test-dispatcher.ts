/** A dispatcher with a small contract of its own, for tests. */
import { vi } from 'vitest';
import { z } from 'zod';
import { defineOperation, type Guard, type ProblemCode } from '../../src/contract';
import {
  createDispatcher,
  type AnyHandler,
  type GuardRefusal,
} from '../../src/main/api/dispatcher';

const request = z.strictObject({
  profileId: z.string(),
  token: z.string().optional(),
  confirm: z.string().optional(),
});
const contract = {
  'thing.read': defineOperation({
    effect: 'read',
    on: 'domo',
    about: '',
    errors: [],
    request,
    response: z.strictObject({ n: z.number() }),
  }),
  'thing.write': defineOperation({
    effect: 'write',
    on: 'domo',
    about: '',
    errors: [],
    request,
    response: z.strictObject({}),
  }),
  'thing.remove': defineOperation({
    effect: 'destructive',
    on: 'domo',
    about: '',
    errors: [],
    request,
    response: z.strictObject({}),
  }),
  'thing.local': defineOperation({
    effect: 'destructive',
    on: 'latchkey',
    about: '',
    errors: [],
    request,
    response: z.strictObject({}),
  }),
  'thing.unhandled': defineOperation({
    effect: 'read',
    on: 'domo',
    about: '',
    errors: [],
    request,
    response: z.strictObject({}),
  }),
} as const;

export function dispatcherWith(
  handlers: Record<string, AnyHandler>,
  guard: Guard | null = 'normal',
  onUnexpected = vi.fn<(operation: string, error: unknown) => void>(),
  onGuarded: (refused: GuardRefusal) => Promise<void> = () => Promise.resolve(),
  onUndeclared = vi.fn<(operation: string, code: ProblemCode) => void>(),
) {
  return createDispatcher({
    contract,
    handlers,
    guardOf: () => Promise.resolve(guard && { guard, label: 'Acme production' }),
    onUnexpected,
    onUndeclared,
    onGuardRefusal: onGuarded,
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

import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { fail, operation, type Guard } from '../../../src/contract';
import { createDispatcher, type AnyHandler } from '../../../src/main/operations/dispatch';

const request = z.strictObject({ profileId: z.string(), token: z.string().optional() });
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

function dispatcherWith(
  handlers: Record<string, AnyHandler>,
  guard: Guard | null = 'normal',
  onUnexpected = vi.fn<(operation: string, error: unknown) => void>(),
) {
  return createDispatcher({
    contract,
    handlers,
    guardOf: () => Promise.resolve(guard && { guard, label: 'Acme production' }),
    onUnexpected,
  });
}

const call = (operationName: string, body: unknown = { profileId: 'p' }, callId = 'c1') => ({
  callId,
  operation: operationName,
  request: body,
});
const window = { source: 'window' } as const;

const code = (result: { ok: boolean }) =>
  'problem' in result ? (result.problem as { code: string }).code : 'ok';

describe('dispatch', () => {
  it('answers with the value of the handler', async () => {
    const dispatcher = dispatcherWith({ 'thing.read': () => Promise.resolve({ n: 1 }) });
    expect(await dispatcher.dispatch(call('thing.read'), window)).toEqual({
      ok: true,
      value: { n: 1 },
    });
  });

  it.each([
    ['something that is no call', 42],
    ['a call without an id', { operation: 'thing.read', request: {} }],
    ['a call with more than its three parts', { ...call('thing.read'), extra: 1 }],
  ])('refuses %s', async (_name, value) => {
    const dispatcher = dispatcherWith({});
    expect(code(await dispatcher.dispatch(value, window))).toBe('invalidRequest');
  });

  it.each(['nothing.here', 'toString', '__proto__', 'constructor', 'thing.unhandled'])(
    'knows no operation %s',
    async (name) => {
      const dispatcher = dispatcherWith({ 'thing.read': () => Promise.resolve({ n: 1 }) });
      expect(code(await dispatcher.dispatch(call(name), window))).toBe('unknownOperation');
    },
  );

  it('refuses a request that does not fit, and names the field but not its value', async () => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({ n: 1 }));
    const dispatcher = dispatcherWith({ 'thing.read': handler });
    const result = await dispatcher.dispatch(
      call('thing.read', { profileId: 7, token: ['canary-token'] }),
      window,
    );
    expect(code(result)).toBe('invalidRequest');
    expect(JSON.stringify(result)).toContain('profileId');
    expect(JSON.stringify(result)).not.toContain('canary-token');
    expect(handler).not.toHaveBeenCalled();
  });

  it('lets no undeclared field of an answer through', async () => {
    const dispatcher = dispatcherWith({
      'thing.read': () => Promise.resolve({ n: 1, token: 'canary-token' }),
    });
    const result = await dispatcher.dispatch(call('thing.read'), window);
    expect(code(result)).toBe('unexpected');
    expect(JSON.stringify(result)).not.toContain('canary-token');
  });

  it('turns a Problem into a Result, and anything else into unexpected without its text', async () => {
    const onUnexpected = vi.fn<(operation: string, error: unknown) => void>();
    const dispatcher = dispatcherWith(
      {
        'thing.read': () => fail('rateLimited', 'Too fast.'),
        'thing.local': () => Promise.reject(new Error('canary-token in a text')),
      },
      'normal',
      onUnexpected,
    );
    expect(code(await dispatcher.dispatch(call('thing.read'), window))).toBe('rateLimited');
    expect(onUnexpected).not.toHaveBeenCalled();
    const result = await dispatcher.dispatch(call('thing.local'), window);
    expect(code(result)).toBe('unexpected');
    expect(JSON.stringify(result)).not.toContain('canary-token');
    expect(onUnexpected).toHaveBeenCalledOnce();
  });
});

describe('guard', () => {
  it('refuses a write to a read-only instance before the handler runs', async () => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({}));
    const dispatcher = dispatcherWith({ 'thing.write': handler }, 'read-only');
    const result = await dispatcher.dispatch(call('thing.write'), window);
    expect(code(result)).toBe('readOnly');
    expect(JSON.stringify(result)).toContain('Acme production');
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(['thing.read', 'thing.local'])('lets %s pass on a read-only instance', async (name) => {
    const dispatcher = dispatcherWith(
      {
        'thing.read': () => Promise.resolve({ n: 1 }),
        'thing.local': () => Promise.resolve({}),
      },
      'read-only',
    );
    expect(code(await dispatcher.dispatch(call(name), window))).toBe('ok');
  });

  it.each(['normal', 'confirm', null] as const)('lets a write pass under %s', async (guard) => {
    const dispatcher = dispatcherWith({ 'thing.write': () => Promise.resolve({}) }, guard);
    expect(code(await dispatcher.dispatch(call('thing.write'), window))).toBe('ok');
  });
});

describe('cancel', () => {
  const untilAborted: AnyHandler = (_request, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('stopped'));
      });
    });

  it('ends exactly the call that is meant', async () => {
    const dispatcher = dispatcherWith({ 'thing.read': untilAborted });
    const first = dispatcher.dispatch(call('thing.read', { profileId: 'p' }, 'first'), window);
    const second = dispatcher.dispatch(call('thing.read', { profileId: 'p' }, 'second'), window);
    dispatcher.cancel('first');
    expect(code(await first)).toBe('cancelled');
    const still = Symbol('still running');
    expect(await Promise.race([second, Promise.resolve(still)])).toBe(still);
    dispatcher.cancelAll();
    expect(code(await second)).toBe('cancelled');
  });

  it('refuses a second call under an id that is in use, and frees the id afterwards', async () => {
    const dispatcher = dispatcherWith({
      'thing.read': untilAborted,
      'thing.local': () => Promise.resolve({}),
    });
    const first = dispatcher.dispatch(call('thing.read'), window);
    expect(code(await dispatcher.dispatch(call('thing.local'), window))).toBe('invalidRequest');
    dispatcher.cancel('c1');
    await first;
    expect(code(await dispatcher.dispatch(call('thing.local'), window))).toBe('ok');
  });
});

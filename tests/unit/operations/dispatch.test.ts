import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  fail,
  operation,
  problem,
  ProblemError,
  type Guard,
  type OperationName,
} from '../../../src/contract';
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

function dispatcherWith(
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

describe('guard that wants a confirmation', () => {
  const remove = async (confirm: string | undefined, guard: Guard) => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({}));
    const dispatcher = dispatcherWith({ 'thing.remove': handler }, guard);
    const body = confirm === undefined ? { profileId: 'p' } : { profileId: 'p', confirm };
    const result = code(await dispatcher.dispatch(call('thing.remove', body), window));
    expect(handler).toHaveBeenCalledTimes(result === 'ok' ? 1 : 0);
    return result;
  };

  it.each([undefined, '', 'acme production', 'Acme'])(
    'lets nothing that cannot be undone pass with %s',
    async (confirm) => {
      expect(await remove(confirm, 'confirm')).toBe('notConfirmed');
    },
  );

  it('lets it pass with the label, spaces around it or not', async () => {
    expect(await remove(' Acme production ', 'confirm')).toBe('ok');
  });

  it('wants none elsewhere, and is no way around read-only', async () => {
    expect(await remove(undefined, 'normal')).toBe('ok');
    expect(await remove('Acme production', 'read-only')).toBe('readOnly');
  });
});

describe('what the guard refused', () => {
  it('is told, with who asked for what', async () => {
    const onGuarded = vi.fn<(refused: Guarded) => Promise<void>>(() => Promise.resolve());
    const dispatcher = dispatcherWith(
      { 'thing.write': () => Promise.resolve({}) },
      'read-only',
      undefined,
      onGuarded,
    );
    await dispatcher.dispatch(call('thing.write'), window);
    expect(onGuarded).toHaveBeenCalledExactlyOnceWith({
      operation: 'thing.write',
      request: { profileId: 'p' },
      source: 'window',
      problem: expect.objectContaining({ code: 'readOnly' }) as unknown,
    });
  });

  it('stays refused when that cannot be noted', async () => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({}));
    const dispatcher = dispatcherWith({ 'thing.write': handler }, 'read-only', undefined, () =>
      Promise.reject(new Error('full')),
    );
    expect(code(await dispatcher.dispatch(call('thing.write'), window))).toBe('readOnly');
    expect(handler).not.toHaveBeenCalled();
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

  it('does not hide that something may have been done all the same', async () => {
    const dispatcher = dispatcherWith({
      'thing.write': () => {
        dispatcher.cancel('c1');
        return Promise.reject(new ProblemError(problem('outcomeUnknown', 'Nobody knows.')));
      },
    });
    const written = await dispatcher.dispatch(call('thing.write'), window);
    expect(code(written)).toBe('outcomeUnknown');
  });

  it('is idle when no call is under way, or when waiting has been long enough', async () => {
    const dispatcher = dispatcherWith({ 'thing.read': untilAborted });
    await dispatcher.idle(60_000);
    const read = dispatcher.dispatch(call('thing.read'), window);
    await dispatcher.idle(1);
    const idle = dispatcher.idle(60_000);
    dispatcher.cancelAll();
    await idle;
    expect(code(await read)).toBe('cancelled');
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

describe('an operation that is a part of another', () => {
  /** `thing.local` asks for the operation `part`, and its answer is what it got. */
  const partOf = (
    part: string,
    handlers: Record<string, AnyHandler>,
    guard?: Guard,
    onGuarded?: (refused: Guarded) => Promise<void>,
  ) => {
    const got = vi.fn<(result: unknown) => void>();
    const outer: AnyHandler = async (_request, { call: inner }) => {
      got(await inner(part as OperationName, { profileId: 'p' }));
      return {};
    };
    const dispatcher = dispatcherWith(
      { ...handlers, 'thing.local': outer },
      guard,
      undefined,
      onGuarded,
    );
    return { dispatcher, got };
  };

  it('gets what it asked for, with the same source and progress', async () => {
    const progress = vi.fn<(callId: string, told: unknown) => void>();
    const { dispatcher, got } = partOf('thing.read', {
      'thing.read': (_request, context) => {
        context.progress({ profileId: context.source } as never);
        return Promise.resolve({ n: 1 });
      },
    });
    const result = await dispatcher.dispatch(call('thing.local'), { source: 'window', progress });
    expect(code(result)).toBe('ok');
    expect(got).toHaveBeenCalledExactlyOnceWith({ ok: true, value: { n: 1 } });
    expect(progress).toHaveBeenCalledExactlyOnceWith('c1', { profileId: 'window' });
  });

  it('meets the guard, and the refusal is told', async () => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({}));
    const onGuarded = vi.fn<(refused: Guarded) => Promise<void>>(() => Promise.resolve());
    const { dispatcher, got } = partOf(
      'thing.write',
      { 'thing.write': handler },
      'read-only',
      onGuarded,
    );
    expect(code(await dispatcher.dispatch(call('thing.local'), window))).toBe('ok');
    expect(got.mock.calls[0]?.[0]).toMatchObject({ ok: false, problem: { code: 'readOnly' } });
    expect(onGuarded).toHaveBeenCalledOnce();
    expect(handler).not.toHaveBeenCalled();
  });

  it('is held to the contract in both directions', async () => {
    const wrong = partOf('thing.read', {
      'thing.read': () => Promise.resolve({ token: 'canary' }),
    });
    await wrong.dispatcher.dispatch(call('thing.local'), window);
    expect(wrong.got.mock.calls[0]?.[0]).toMatchObject({ problem: { code: 'unexpected' } });
    const absent = partOf('nothing.here', {});
    await absent.dispatcher.dispatch(call('thing.local'), window);
    expect(absent.got.mock.calls[0]?.[0]).toMatchObject({ problem: { code: 'unknownOperation' } });
  });

  it('ends with the call that it is a part of', async () => {
    const { dispatcher, got } = partOf('thing.write', {
      'thing.write': (_request, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('stopped'));
          });
        }),
    });
    const outer = dispatcher.dispatch(call('thing.local'), window);
    await Promise.resolve();
    dispatcher.cancel('c1');
    await outer;
    expect(got.mock.calls[0]?.[0]).toMatchObject({ problem: { code: 'cancelled' } });
  });
});

/** The dispatcher finds operations, validates requests and responses, and cancels calls. */
import { describe, expect, it, vi } from 'vitest';
import { fail, createProblem, ProblemError } from '../../src/contract';
import type { AnyHandler } from '../../src/main/api/dispatcher';
import { call, code, dispatcherWith, window } from './test-dispatcher';

describe('a call', () => {
  it('returns the value of the handler', async () => {
    const dispatcher = dispatcherWith({ 'thing.read': () => Promise.resolve({ n: 1 }) });
    expect(await dispatcher.dispatch(call('thing.read'), window)).toEqual({
      ok: true,
      value: { n: 1 },
    });
  });

  it.each([
    ['no call at all', 42],
    ['a call without an id', { operation: 'thing.read', request: {} }],
    ['a call with more than its three parts', { ...call('thing.read'), extra: 1 }],
  ])('is refused if it is %s', async (_name, value) => {
    const dispatcher = dispatcherWith({});
    expect(code(await dispatcher.dispatch(value, window))).toBe('invalidRequest');
  });

  it.each(['nothing.here', 'toString', '__proto__', 'constructor', 'thing.unhandled'])(
    'cannot use the unknown operation %s',
    async (name) => {
      const dispatcher = dispatcherWith({ 'thing.read': () => Promise.resolve({ n: 1 }) });
      expect(code(await dispatcher.dispatch(call(name), window))).toBe('unknownOperation');
    },
  );

  it('is refused if its request is not valid, with the field’s name and without its value', async () => {
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

  it.each([
    '{"profileId":"p","__proto__":"canary"}',
    '{"profileId":"p","changes":{"__proto__":"canary"}}',
    '{"profileId":"p","payload":[{"deep":{"__proto__":{"a":"canary"}}}]}',
  ])('is refused if a schema would silently drop a field: %s', async (text) => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({ n: 1 }));
    const dispatcher = dispatcherWith({ 'thing.read': handler });
    const result = await dispatcher.dispatch(call('thing.read', JSON.parse(text)), window);
    expect(code(result)).toBe('invalidRequest');
    expect(JSON.stringify(result)).toContain('can be called __proto__');
    expect(JSON.stringify(result)).not.toContain('canary');
    expect(handler).not.toHaveBeenCalled();
  });

  it('never returns a field that is not declared', async () => {
    const dispatcher = dispatcherWith({
      'thing.read': () => Promise.resolve({ n: 1, token: 'canary-token' }),
    });
    const result = await dispatcher.dispatch(call('thing.read'), window);
    expect(code(result)).toBe('unexpected');
    expect(JSON.stringify(result)).not.toContain('canary-token');
  });

  it('turns a Problem into a Result, and any other error into unexpected without its text', async () => {
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

describe('a code that an operation does not declare', () => {
  it('reaches the caller unchanged, and is reported', async () => {
    const onUndeclared = vi.fn<(operation: string, code: string) => void>();
    const refused = createProblem('duplicate', 'It is there already.', { status: 409 });
    const dispatcher = dispatcherWith(
      { 'thing.read': () => Promise.reject(new ProblemError(refused)) },
      'normal',
      undefined,
      undefined,
      onUndeclared,
    );
    const result = await dispatcher.dispatch(call('thing.read'), window);
    expect(result).toEqual({ ok: false, problem: refused });
    expect(onUndeclared.mock.calls).toEqual([['thing.read', 'duplicate']]);
  });

  it('is reported of an operation that another one calls', async () => {
    const onUndeclared = vi.fn<(operation: string, code: string) => void>();
    const dispatcher = dispatcherWith(
      {
        'thing.read': () => fail('duplicate', 'It is there already.'),
        'thing.local': async (_request, { call: callPart }) => {
          await callPart('thing.read' as never, { profileId: 'p' } as never);
          return {};
        },
      },
      'normal',
      undefined,
      undefined,
      onUndeclared,
    );
    expect(code(await dispatcher.dispatch(call('thing.local'), window))).toBe('ok');
    expect(onUndeclared.mock.calls).toEqual([['thing.read', 'duplicate']]);
  });

  it.each([
    ['thing.read', 'rateLimited'],
    ['thing.write', 'outcomeUnknown'],
    ['thing.local', 'storeUnavailable'],
  ] as const)(
    'is reported only if it does not follow from the effect: %s, %s',
    async (name, common) => {
      const onUndeclared = vi.fn<(operation: string, code: string) => void>();
      const handlers = { [name]: () => fail(common, 'It failed.') };
      const dispatcher = dispatcherWith(handlers, 'normal', undefined, undefined, onUndeclared);
      expect(code(await dispatcher.dispatch(call(name), window))).toBe(common);
      expect(onUndeclared).not.toHaveBeenCalled();
    },
  );
});

describe('cancel', () => {
  const untilAborted: AnyHandler = (_request, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('stopped'));
      });
    });

  it('ends only the call with this id', async () => {
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

  it('does not hide that a write may have been made', async () => {
    const dispatcher = dispatcherWith({
      'thing.write': () => {
        dispatcher.cancel('c1');
        return Promise.reject(new ProblemError(createProblem('outcomeUnknown', 'Nobody knows.')));
      },
    });
    const written = await dispatcher.dispatch(call('thing.write'), window);
    expect(code(written)).toBe('outcomeUnknown');
  });

  it('lets waitUntilIdle end when no call is running, or at its limit', async () => {
    const dispatcher = dispatcherWith({ 'thing.read': untilAborted });
    await dispatcher.waitUntilIdle(60_000);
    const read = dispatcher.dispatch(call('thing.read'), window);
    await dispatcher.waitUntilIdle(1);
    const idle = dispatcher.waitUntilIdle(60_000);
    dispatcher.cancelAll();
    await idle;
    expect(code(await read)).toBe('cancelled');
  });

  it('frees the id of a call, which no second call may use before', async () => {
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

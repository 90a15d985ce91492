/** An operation that another one calls is validated, guarded and cancelled like any other. */
import { describe, expect, it, vi } from 'vitest';
import type { Guard, OperationName } from '../../src/contract';
import type { AnyHandler, GuardRefusal } from '../../src/main/api/dispatcher';
import { call, code, dispatcherWith, window } from './test-dispatcher';

describe('an operation that another one calls', () => {
  /** The handler of `thing.local` calls the operation `part` and returns its result. */
  const partOf = (
    part: string,
    handlers: Record<string, AnyHandler>,
    guard?: Guard,
    onGuarded?: (refused: GuardRefusal) => Promise<void>,
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

  it('returns its value, with the same source and progress', async () => {
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

  it('is checked by the guard, and the refusal is reported', async () => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({}));
    const onGuarded = vi.fn<(refused: GuardRefusal) => Promise<void>>(() => Promise.resolve());
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

  it('is validated in both directions', async () => {
    const wrong = partOf('thing.read', {
      'thing.read': () => Promise.resolve({ token: 'canary' }),
    });
    await wrong.dispatcher.dispatch(call('thing.local'), window);
    expect(wrong.got.mock.calls[0]?.[0]).toMatchObject({ problem: { code: 'unexpected' } });
    const absent = partOf('nothing.here', {});
    await absent.dispatcher.dispatch(call('thing.local'), window);
    expect(absent.got.mock.calls[0]?.[0]).toMatchObject({ problem: { code: 'unknownOperation' } });
  });

  it('ends when the calling operation is cancelled', async () => {
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

/** What the guard of an instance refuses, and how the dispatcher reports it. */
import { describe, expect, it, vi } from 'vitest';
import type { Guard } from '../../src/contract';
import type { AnyHandler, GuardRefusal } from '../../src/main/api/dispatcher';
import { call, code, dispatcherWith, window } from './test-dispatcher';

describe('the dispatcher', () => {
  it('refuses a write to a read-only instance before the handler runs', async () => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({}));
    const dispatcher = dispatcherWith({ 'thing.write': handler }, 'read-only');
    const result = await dispatcher.dispatch(call('thing.write'), window);
    expect(code(result)).toBe('readOnly');
    expect(JSON.stringify(result)).toContain('Acme production');
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(['thing.read', 'thing.local'])('runs %s on a read-only instance', async (name) => {
    const dispatcher = dispatcherWith(
      {
        'thing.read': () => Promise.resolve({ n: 1 }),
        'thing.local': () => Promise.resolve({}),
      },
      'read-only',
    );
    expect(code(await dispatcher.dispatch(call(name), window))).toBe('ok');
  });

  it.each(['normal', 'confirm', null] as const)(
    'runs a write under the guard %s',
    async (guard) => {
      const dispatcher = dispatcherWith({ 'thing.write': () => Promise.resolve({}) }, guard);
      expect(code(await dispatcher.dispatch(call('thing.write'), window))).toBe('ok');
    },
  );
});

describe('the guard confirm', () => {
  const remove = async (confirm: string | undefined, guard: Guard) => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({}));
    const dispatcher = dispatcherWith({ 'thing.remove': handler }, guard);
    const body = confirm === undefined ? { profileId: 'p' } : { profileId: 'p', confirm };
    const result = code(await dispatcher.dispatch(call('thing.remove', body), window));
    expect(handler).toHaveBeenCalledTimes(result === 'ok' ? 1 : 0);
    return result;
  };

  it.each([undefined, '', 'acme production', 'Acme'])(
    'refuses a destructive operation with the confirmation %s',
    async (confirm) => {
      expect(await remove(confirm, 'confirm')).toBe('notConfirmed');
    },
  );

  it('allows it with the label, with or without spaces around it', async () => {
    expect(await remove(' Acme production ', 'confirm')).toBe('ok');
  });

  it('requires no confirmation for other operations, and does not override read-only', async () => {
    expect(await remove(undefined, 'normal')).toBe('ok');
    expect(await remove('Acme production', 'read-only')).toBe('readOnly');
  });
});

describe('a refusal by the guard', () => {
  it('is reported with its operation, request and source', async () => {
    const onGuarded = vi.fn<(refused: GuardRefusal) => Promise<void>>(() => Promise.resolve());
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

/** A request that would hang or stall main is refused before any schema walks it. */
import { describe, expect, it, vi } from 'vitest';
import type { AnyHandler } from '../../src/main/api/dispatcher';
import { REQUEST_BOUNDS, requestBoundsProblem } from '../../src/contract/request-bounds';
import { MAX_BULK_ACCOUNTS, MAX_SEARCHED_ACCOUNTS } from '../../src/contract/zod-free';
import { call, code, dispatcherWith, window } from './test-dispatcher';

/** As it comes over the bridge. */
const clone = (request: unknown): unknown => structuredClone(request);

const nested = (depth: number): unknown => {
  let request: unknown = 'deepest';
  for (let level = 0; level < depth; level += 1) request = { inner: request };
  return request;
};

function cyclicObject(): unknown {
  const request: Record<string, unknown> = { profileId: 'p' };
  request['itself'] = request;
  return clone(request);
}

function cyclicArray(): unknown {
  const list: unknown[] = [];
  list.push({ list });
  return clone({ profileId: 'p', list });
}

/** 60 objects that a walk meets 2^60 times. */
function sharedObjects(): unknown {
  let request: unknown = 'shared';
  for (let level = 0; level < 60; level += 1) request = { left: request, right: request };
  return clone(request);
}

const manyKeys = (count: number): unknown =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 0]));

const tooMuch: readonly [name: string, request: () => unknown, reason: string][] = [
  ['contains itself', cyclicObject, 'contains itself'],
  ['contains itself in a list', cyclicArray, 'contains itself'],
  ['has the same objects over and over', sharedObjects, '500 thousand values'],
  ['is nested too deep', () => nested(REQUEST_BOUNDS.depth + 1), 'more than 100 deep'],
  ['is nested deeper than the stack', () => nested(1_000_000), 'more than 100 deep'],
  [
    'has too many values',
    () => [Array<number>(REQUEST_BOUNDS.values).fill(0)],
    '500 thousand values',
  ],
  ['has too many fields', () => manyKeys(REQUEST_BOUNDS.fields + 1), '10 thousand fields'],
  [
    'has a list of empty places',
    () => ({ list: new Array<unknown>(4_294_967_295) }),
    'thousand values',
  ],
  ['has a long text', () => ({ token: 'x'.repeat(200_000_000) }), '8 million characters'],
  ['has a long name', () => ({ ['x'.repeat(8_000_001)]: 1 }), '8 million characters'],
  ['has many texts', () => Array<string>(90).fill('x'.repeat(100_000)), '8 million characters'],
  ['has bytes', () => clone({ bytes: new Uint8Array(50_000_000) }), 'JSON cannot express'],
  ['has a map', () => clone({ map: new Map([['a', 1]]) }), 'JSON cannot express'],
];

describe('a request', () => {
  it.each(tooMuch)('that %s is refused with the reason', async (_name, request, reason) => {
    const handler = vi.fn<AnyHandler>(() => Promise.resolve({ n: 1 }));
    const dispatcher = dispatcherWith({ 'thing.read': handler });
    const result = await dispatcher.dispatch(call('thing.read', request()), window);
    expect(code(result)).toBe('invalidRequest');
    expect(JSON.stringify(result)).toContain(reason);
    expect(JSON.stringify(result).length).toBeLessThan(1000);
    expect(handler).not.toHaveBeenCalled();
  });

  it.each([
    ['is nested as deep as allowed', nested(REQUEST_BOUNDS.depth)],
    ['has as many values as allowed', Array(REQUEST_BOUNDS.values - 1).fill(0)],
    ['has as much text as allowed', ['x'.repeat(REQUEST_BOUNDS.textLength)]],
    ['has one object at two places', (([one]) => ({ a: one, b: one }))([{ id: 1 }])],
    ['has null, undefined, numbers and truth', [null, undefined, 1, true, '']],
    ['has no prototype', Object.create(null) as unknown],
  ])('that %s may be parsed', (_name, request) => {
    expect(requestBoundsProblem(request)).toBeNull();
  });

  it('that names as many accounts as a plan may look at, or changes as many twice, may be parsed', () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        profileId: '00000000-0000-4000-8000-000000000000',
        kind: 'account',
        id: 1_000_000 + at,
      }));
    const looks = { wanted: { change: 'delete' }, accounts: keys(MAX_SEARCHED_ACCOUNTS) };
    expect(requestBoundsProblem(call('bulk.plan', looks))).toBeNull();
    const unsure = keys(MAX_BULK_ACCOUNTS);
    const wanted = { change: 'changeSecret', fields: ['password'], unsure };
    const rotates = { wanted, accounts: keys(MAX_BULK_ACCOUNTS) };
    expect(requestBoundsProblem(call('bulk.plan', rotates))).toBeNull();
  });

  it.each([
    ['has many unknown fields', { ...call('thing.read'), ...(manyKeys(100_000) as object) }],
    ['contains itself beside its request', cyclicObject()],
  ])('in a call that %s is refused before the call is read', async (_name, sent) => {
    const dispatcher = dispatcherWith({ 'thing.read': () => Promise.resolve({ n: 1 }) });
    const result = await dispatcher.dispatch(sent, window);
    expect(code(result)).toBe('invalidRequest');
    expect(JSON.stringify(result)).toContain('Nothing was done');
  });

  it('that does not fit is answered with a short message, however long its names are', async () => {
    const dispatcher = dispatcherWith({ 'thing.read': () => Promise.resolve({ n: 1 }) });
    const request = { profileId: 'p', ['x'.repeat(1_000_000)]: 1 };
    const result = await dispatcher.dispatch(call('thing.read', request), window);
    expect(code(result)).toBe('invalidRequest');
    expect(JSON.stringify(result).length).toBeLessThan(1000);
  });
});

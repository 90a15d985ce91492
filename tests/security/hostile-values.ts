/** Values that no caller should send, each of a form that can cross the bridge, and some that cannot. */
import fc from 'fast-check';

const nested = (depth: number, array: boolean): unknown => {
  let value: unknown = 'deepest';
  for (let level = 0; level < depth; level += 1) value = array ? [value] : { inner: value };
  return value;
};

function cycle(): unknown {
  const value: Record<string, unknown> = { list: [] };
  value['itself'] = value;
  value['list'] = [value, [value]];
  return value;
}

function withGetters(throws: boolean): unknown {
  return {
    get profileId(): string {
      if (throws) throw new Error('read');
      return 'read';
    },
  };
}

/** An own field with the name of an inherited one. */
function withOwn(name: string, value: unknown): unknown {
  return Object.defineProperty({}, name, { value, enumerable: true, writable: true });
}

const makers: readonly (() => unknown)[] = [
  cycle,
  () => withGetters(false),
  () => withGetters(true),
  () => withOwn('__proto__', { profileId: 'x', confirm: 'x' }),
  () => withOwn('constructor', { prototype: { polluted: true } }),
  () => withOwn('then', 'not a function'),
  () => withOwn('toString', null),
  () => Object.create({ profileId: 'inherited' }) as unknown,
  () => new Map<unknown, unknown>([['profileId', new Map()]]),
  () => new Set([1, 'x', new Set()]),
  () => new Date(Number.NaN),
  () => /(a+)+$/u,
  () => new Error('sent'),
  () => 10n ** 400n,
  () => new Uint8Array(1000),
  () => new BigInt64Array(10),
  () => new SharedArrayBuffer(10),
  () => new String('boxed'),
  () => () => 'a function',
  () => Symbol('s'),
  () => '\ud800',
  () => '\udfff\ud800'.repeat(1000),
  () => '\u0000',
  () => '9'.repeat(400),
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => Number.MAX_VALUE,
  () => 2 ** 53,
  () => -1,
  () => undefined,
  () => null,
  () => [],
  () => nested(99, false),
  () => new Array<unknown>(4_294_967_295),
];

/** Large, so they are sent less often. */
const largeMakers: readonly (() => unknown)[] = [
  () => new ArrayBuffer(5_000_000),
  () => ' '.repeat(1_000_000),
  () => `${'a '.repeat(200_000)}!`,
  () => nested(5000, false),
  () => nested(5000, true),
  () => Array.from({ length: 150_000 }, () => 0),
  () => Array.from({ length: 250_000 }, () => 0),
  () => Array.from({ length: 2000 }, () => '\ud800 no such profile'),
  () => Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k ${at}`, at])),
  () => withOwn(' '.repeat(100_000), 1),
  () => Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`k ${at}`, at])),
];

const oneOf = (list: readonly (() => unknown)[]): fc.Arbitrary<unknown> =>
  fc.nat(list.length - 1).map((at) => list[at]?.());

/** One of the values above; made when it is needed, since some are large. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 20, arbitrary: oneOf(makers) },
  { weight: 1, arbitrary: oneOf(largeMakers) },
  {
    weight: 10,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      withBoxedValues: true,
      key: fc.oneof(
        fc.string(),
        fc.constantFrom('__proto__', 'profileId', 'constructor', 'confirm'),
      ),
    }),
  },
);

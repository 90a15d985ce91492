/** Messages that a page which somebody else took over could send to main. Each follows from its seed alone. */
import fc from 'fast-check';
import { contract, type OperationName } from '../../src/contract';
import { hostileValue } from './hostile-values';
import { requestsOf, type KnownNames } from './request-forms';

export interface HostileMessage {
  readonly call: unknown;
  /** Sent right after the call, in this order. */
  readonly cancels: readonly unknown[];
  /** Whether the same call is sent twice at once. */
  readonly twice: boolean;
}

const names = Object.keys(contract) as OperationName[];

const isOpen = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Puts `value` at a place of the request, which `steps` choose. */
function replaceAt(request: unknown, value: unknown, steps: readonly number[]): unknown {
  if (!isOpen(request)) return value;
  const keys = Object.keys(request);
  const [step = 0, ...more] = steps;
  const key = keys[step % Math.max(1, keys.length)];
  // An address is looked up in the network: no hostile text may be one by chance.
  if (key === undefined || key === 'instance') return value;
  const inner = more.length === 0 ? value : replaceAt(request[key], value, more);
  return Array.isArray(request)
    ? request.map((each: unknown, at) => (String(at) === key ? inner : each))
    : { ...request, [key]: inner };
}

function dropField(request: unknown, step: number): unknown {
  if (!isOpen(request) || Array.isArray(request)) return undefined;
  const keys = Object.keys(request);
  return Object.fromEntries(
    Object.entries(request).filter(([key]) => key !== keys[step % Math.max(1, keys.length)]),
  );
}

const addField = (request: unknown, name: string, value: unknown): unknown =>
  isOpen(request)
    ? Object.defineProperty({ ...request }, name, { value, enumerable: true })
    : request;

function hostileRequest(name: OperationName, known: KnownNames): fc.Arbitrary<unknown> {
  const fitting = requestsOf(name, known);
  const steps = fc.array(fc.nat(50), { minLength: 1, maxLength: 4 });
  const extra = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'then', 'extra'), fc.string());
  return fc.oneof(
    { weight: 4, arbitrary: fitting },
    {
      weight: 4,
      arbitrary: fc.tuple(fitting, hostileValue, steps).map((all) => replaceAt(...all)),
    },
    { weight: 1, arbitrary: fc.tuple(fitting, fc.nat(50)).map((all) => dropField(...all)) },
    { weight: 1, arbitrary: fc.tuple(fitting, extra, hostileValue).map((all) => addField(...all)) },
    { weight: 2, arbitrary: hostileValue },
  );
}

/** The envelope: usually well-formed, so that most messages come further than the first check. */
function envelope(operation: unknown, request: unknown, callId: string): fc.Arbitrary<unknown> {
  const well = { callId, operation, request };
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(well) },
    { weight: 1, arbitrary: hostileValue.map((id) => ({ ...well, callId: id })) },
    { weight: 1, arbitrary: fc.constantFrom({ operation, request }, { callId, request }, {}) },
    { weight: 1, arbitrary: hostileValue.map((more) => ({ ...well, more })) },
    { weight: 1, arbitrary: hostileValue },
  );
}

const operationName = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom<string>(...names) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'x'),
  },
  { weight: 1, arbitrary: fc.string() },
);

const isName = (name: string): name is OperationName => Object.hasOwn(contract, name);

const messages = (known: KnownNames, callId: string): fc.Arbitrary<HostileMessage> =>
  operationName
    .chain((name) =>
      (isName(name) ? hostileRequest(name, known) : hostileValue).chain((request) =>
        envelope(name, request, callId),
      ),
    )
    .chain((call) =>
      fc.record({
        call: fc.constant(call),
        cancels: fc.oneof(
          { weight: 6, arbitrary: fc.constant([]) },
          {
            weight: 1,
            arbitrary: fc.array(fc.constantFrom<unknown>(callId, 'unknown'), { maxLength: 3 }),
          },
          { weight: 1, arbitrary: fc.array(hostileValue, { minLength: 1, maxLength: 2 }) },
        ),
        twice: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
      }),
    );

export function messageOf(seed: number, known: KnownNames): HostileMessage {
  const [message] = fc.sample(messages(known, `call-${seed}`), { seed, numRuns: 1 });
  if (!message) throw new Error('no message was made');
  return message;
}

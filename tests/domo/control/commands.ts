/** What the control port can do. Every body and query is checked: a typo must not pass for a switch. */
import { z } from 'zod';
import type { Instance } from '../instance';
import type { LogFilter } from '../http/log';
import { faultSchema } from '../faults/spec';

/** The caller's mistake; its message goes back with 400. */
export class ControlError extends Error {}

export interface Command {
  readonly instances: readonly Instance[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const modesSchema = z.strictObject({
  order: z.enum(['stored', 'shuffled']).optional(),
  shape: z.enum(['current', 'legacy']).optional(),
  extraFields: z.boolean().optional(),
  brokenRow: z
    .strictObject({
      in: z.enum(['accounts', 'oauth', 'providers', 'access']),
      row: z.unknown(),
      at: z.number().int().nonnegative().optional(),
      replace: z.union([z.number().int(), z.string()]).optional(),
    })
    .nullable()
    .optional(),
  oauthList: z.enum(['extended', 'short']).optional(),
  oauthAccess: z.enum(['usual', 'list', 'array']).optional(),
  sharing: z.enum(['v2', 'v1only']).optional(),
  emptyAnswer: z.enum(['nothing', 'object']).optional(),
  newListedAfter: z.number().int().nonnegative().optional(),
  plainSecrets: z.enum(['masked', 'someReadable']).optional(),
  accountList: z.enum(['all', 'shared']).optional(),
  search: z
    .enum(['short', 'repeats', 'endless', 'moving', 'noTotal', 'oddRow'])
    .nullable()
    .optional(),
  searchPage: z.number().int().positive().optional(),
  audit: z.enum(['refused', 'usual', 'short', 'lossy', 'noCount']).optional(),
  auditPage: z.number().int().positive().optional(),
  longIds: z.record(z.string().regex(/^\d+$/), z.number().int()).optional(),
  gzip: z.boolean().optional(),
});
const unknownSchema = z.enum(['forbidden', 'redirect', 'page', 'refused']).nullable();
const expireSchema = z.strictObject({
  /** Token text, or the name of one (`admin`). */
  token: z.string(),
  /** Calls that it still serves; missing: none. */
  afterCalls: z.number().int().nonnegative().optional(),
});

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new ControlError(z.prettifyError(result.error));
  return result.data;
}

/** The instances that the query names with `instance=`; all of them without. */
function chosen({ instances, query }: Command): readonly Instance[] {
  const name = query.get('instance');
  if (name === null) return instances;
  const found = instances.filter((instance) => instance.name === name);
  if (found.length === 0) {
    throw new ControlError(
      `No instance ${name}; there are ${instances.map((i) => i.name).join(', ')}.`,
    );
  }
  return found;
}

const byName = <T>(command: Command, value: (instance: Instance) => T): Record<string, T> =>
  Object.fromEntries(chosen(command).map((instance) => [instance.name, value(instance)]));

function logFilter({ query }: Command): LogFilter {
  const status = query.get('status');
  return {
    method: query.get('method') ?? undefined,
    route: query.get('route') ?? undefined,
    status: status === null ? undefined : Number(status),
    mentioning: query.get('mentioning') ?? undefined,
  };
}

function addFault(command: Command): unknown {
  const fault = parse(faultSchema, command.body);
  return byName(command, (instance) => instance.faults.addUnknown(fault));
}

function removeFaults(command: Command): unknown {
  const id = command.query.get('id');
  return byName(command, (instance) => {
    if (id !== null) return instance.faults.remove(Number(id));
    instance.faults.clear();
    return true;
  });
}

function setModes(command: Command): unknown {
  const wanted = parse(modesSchema, command.body);
  const given = Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  );
  return byName(command, (instance) => Object.assign(instance.modes, given));
}

async function playUnknown(command: Command): Promise<unknown> {
  const { how } = parse(z.strictObject({ how: unknownSchema }), command.body);
  for (const instance of chosen(command)) await instance.playUnknown(how);
  return byName(command, (instance) => instance.unknown);
}

function expireToken(command: Command): unknown {
  const { token, afterCalls } = parse(expireSchema, command.body);
  return byName(command, (instance) => {
    const text = instance.tokens[token] ?? token;
    if (!instance.state.tokens.has(text)) return false;
    if (afterCalls === undefined) instance.state.expireToken(text);
    else instance.state.expireTokenAfter(text, afterCalls);
    return true;
  });
}

function dropConnections(command: Command): unknown {
  return byName(command, (instance) => {
    if (command.query.get('which') === 'all') instance.connections.dropAll();
    else instance.connections.dropIdle();
    return true;
  });
}

async function reset(command: Command): Promise<unknown> {
  for (const instance of chosen(command)) await instance.reset();
  return byName(command, () => true);
}

export const commands: Readonly<Record<string, (command: Command) => unknown>> = {
  'GET /__stand-in/instances': (command) =>
    byName(command, ({ origin, tokens, modes, unknown }) => ({ origin, tokens, modes, unknown })),
  'GET /__stand-in/log': (command) => byName(command, ({ log }) => log.all(logFilter(command))),
  'GET /__stand-in/log/count': (command) =>
    byName(command, ({ log }) => ({
      count: log.count(logFilter(command)),
      peakInFlight: log.peakInFlight(logFilter(command)),
    })),
  'DELETE /__stand-in/log': (command) =>
    byName(command, ({ log }) => {
      log.clear();
      return true;
    }),
  'GET /__stand-in/faults': (command) => byName(command, ({ faults }) => faults.list()),
  'POST /__stand-in/faults': addFault,
  'DELETE /__stand-in/faults': removeFaults,
  'POST /__stand-in/modes': setModes,
  'POST /__stand-in/unknown': playUnknown,
  'POST /__stand-in/tokens/expire': expireToken,
  'POST /__stand-in/connections/drop': dropConnections,
  'POST /__stand-in/reset': reset,
};

/** The comparison alone, in this thread: summaries in, rows out. */
import { instanceFilterSchema, matchRuleSchema } from '../../../src/contract';
import {
  compareInstances,
  encodeDigest,
  type AccountSummary,
  type InstanceAccounts,
  type InstancesInput,
} from '../../../src/main/comparison/engine';
import {
  displayNameOf,
  profileIdOf,
  providerOf,
  validOf,
  valuesOf,
  type NameOf,
  type Size,
} from './company';

/**
 * Bounds in ms: all rows, the first rows, and the longest time that the thread is not left to others. Processor
 * time says what a machine that does nothing else would take.
 */
export const engineBounds = {
  totalMs: 1000,
  firstRowsMs: 200,
  longestBlockMs: 50,
  totalCpuMs: 1000,
  firstRowsCpuMs: 200,
} as const;
export type EngineMeasured = Record<keyof typeof engineBounds, number>;

export const rule = { prefixes: ['acme '], environmentWords: ['dev', 'prod'] };

function summary(nameOf: NameOf, instance: number, id: number): AccountSummary {
  const { account, fingerprint, role, username } = valuesOf(instance, id);
  return {
    kind: 'account',
    id,
    dataProviderType: providerOf(id),
    displayName: displayNameOf(nameOf, instance, id),
    name: nameOf(instance, id),
    valid: validOf(id),
    config: encodeDigest([
      ['account', `=${account}`],
      ['allowExternalUse', '=true'],
      ['password', fingerprint === null ? null : `~${fingerprint}`],
      ['role', `=${role}`],
      ['username', `=${username}`],
      ['warehouse', '=COMPUTE_WH'],
    ]),
  };
}

/** Texts that were just put together are slower than those that the thread takes out of what the store kept. */
const asRead = (accounts: readonly AccountSummary[]): AccountSummary[] =>
  JSON.parse(JSON.stringify(accounts)) as AccountSummary[];

export function engineInput(nameOf: NameOf, size: Size): InstancesInput {
  const instances = Array.from({ length: size.instances }, (_, instance): InstanceAccounts => ({
    profileId: profileIdOf(instance),
    label: `Instance ${instance}`,
    accounts: asRead(
      Array.from({ length: size.accounts }, (_account, id) => summary(nameOf, instance, id)),
    ),
    unlisted: [],
  }));
  return {
    instances,
    rule: matchRuleSchema.parse(rule),
    filter: instanceFilterSchema.parse({}),
    baseline: null,
  };
}

export async function measureEngine(input: InstancesInput): Promise<EngineMeasured> {
  let firstRowsMs = Number.NaN;
  let [longestBlockMs, last, running] = [0, performance.now(), true];
  const beat = (): void => {
    longestBlockMs = Math.max(longestBlockMs, performance.now() - last);
    last = performance.now();
    if (running) setImmediate(beat);
  };
  setImmediate(beat);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const cpuMs = (): number => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1000;
  };
  let firstRowsCpuMs = Number.NaN;
  for await (const _piece of compareInstances(input)) {
    if (!Number.isNaN(firstRowsMs)) continue;
    firstRowsMs = performance.now() - started;
    firstRowsCpuMs = cpuMs();
  }
  const totalMs = performance.now() - started;
  const totalCpuMs = cpuMs();
  running = false;
  return { totalMs, firstRowsMs, longestBlockMs, totalCpuMs, firstRowsCpuMs };
}

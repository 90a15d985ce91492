/** First full syncs of many instances, some of which are dead, silent or answer with garbage. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createStandIn, makeBigInstance, type Instance } from '../domo';
import { Desk } from '../harness/desk';
import { compiledProgram } from '../support/compiled-program';
import { deadOrigin, endOfKind, kindAt, type BadKind } from './fleet-kinds';
import type { FleetInstance, FleetReport } from './fleet-program';

/** Not a measure: silent instances take several of Domo's time limits, and the machine may be busy. */
const TIME_LIMIT_MS = 20 * 60_000;

async function runFleetProgram(
  desk: Desk,
  instances: readonly FleetInstance[],
): Promise<FleetReport> {
  const child = fork(await compiledProgram('tests/sync/fleet-program.ts'), { env: desk.env() });
  try {
    await once(child, 'message');
    const answer = once(child, 'message');
    child.send(instances);
    const [message] = (await answer) as [{ report?: FleetReport; error?: string }];
    if (!message.report) throw new Error(message.error ?? 'no report');
    return message.report;
  } finally {
    child.kill();
  }
}

function addFault(instance: Instance, kind: BadKind | null): void {
  if (kind === 'silent') instance.faults.add({ kind: 'silent' });
  if (kind === 'garbage')
    instance.faults.add({ kind: 'body', contentType: 'application/json', text: '\u0000{]' });
}

interface Fleet {
  readonly instances: number;
  readonly accounts: number;
  readonly kindOf: (index: number) => BadKind | null;
}

async function syncFleet({ instances, accounts, kindOf }: Fleet): Promise<FleetReport> {
  const names = Array.from({ length: instances }, (_, index) => `i${index}`);
  const standIn = await createStandIn({
    instances: names.map((name, seed) => makeBigInstance({ name, accounts, seed })),
  });
  const desk = await Desk.open();
  try {
    const fleet = names.map((label, index) => {
      const instance = standIn.instances[label];
      if (!instance) throw new Error(`no instance ${label}`);
      const kind = kindOf(index);
      addFault(instance, kind);
      const origin = kind === 'dead' ? deadOrigin(index) : instance.origin;
      return { label, origin, token: instance.token('admin') };
    });
    return await runFleetProgram(desk, fleet);
  } finally {
    await desk.close();
    await standIn.close();
  }
}

describe('a first full sync', () => {
  it.each([
    { instances: 500, oneOf: 17, good: 470, accounts: 4, peakMb: 900 },
    { instances: 300, oneOf: 3, good: 200, accounts: 20, peakMb: 600 },
  ])(
    'reads the $good good ones of $instances instances, names the reason of each other, and lets pages be read meanwhile',
    { timeout: TIME_LIMIT_MS },
    async ({ instances, oneOf, good, accounts, peakMb }) => {
      const kindOf = (index: number): BadKind | null => kindAt(index, oneOf);
      const report = await syncFleet({ instances, accounts, kindOf });
      console.log(
        `${instances} instances in ${report.seconds} s, peak ${report.peakMb} MB, ${report.pagesMeanwhile} pages meanwhile`,
      );
      const expected = Array.from({ length: instances }, (_, index) => kindOf(index));
      expect(expected.filter((kind) => kind === null)).toHaveLength(good);
      const ends = new Map(
        report.results.map(({ label, outcome, problem }) => [
          Number(label.slice(1)),
          problem === null ? outcome : `${outcome} ${problem.code}`,
        ]),
      );
      expect(expected.map((_kind, index) => ends.get(index))).toEqual(
        expected.map((kind) => (kind === null ? 'done' : endOfKind[kind])),
      );
      const whole = report.results.filter(
        ({ outcome, accounts: read, unreadCount }) =>
          outcome === 'done' && read === accounts && unreadCount === 0,
      );
      expect(whole).toHaveLength(good);
      expect(report.accounts).toBe(good * accounts);
      expect(report.pagesMeanwhile).toBeGreaterThan(0);
      expect(new Set(report.keychainStates)).toEqual(new Set(['unlocked']));
      expect(report.peakMb).toBeLessThan(peakMb);
    },
  );
});

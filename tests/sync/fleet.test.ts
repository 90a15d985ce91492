/** A first full sync of 300 instances, of which a third are dead, silent or answer with garbage. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createStandIn, makeBigInstance } from '../domo';
import { Desk } from '../harness/desk';
import type { FleetInstance, FleetReport } from './fleet-program';

const INSTANCES = 300;
const ACCOUNTS = 20;
const PEAK_MB = 600;
/** Not a measure: silent instances take several of Domo's time limits, and the machine may be busy. */
const TIME_LIMIT_MS = 20 * 60_000;

const kinds = ['dead', 'silent', 'garbage'] as const;
const kindOf = (index: number) => (index % 3 === 0 ? (kinds[(index / 3) % 3] ?? null) : null);

/** Below 1024, so that no other test gets the port by chance, as it could get one that was closed. */
const deadOrigin = (index: number): string => `http://127.0.0.1:${640 + Math.floor(index / 9)}`;

async function runFleetProgram(
  desk: Desk,
  instances: readonly FleetInstance[],
): Promise<FleetReport> {
  const child = fork(resolve('tests', 'sync', 'fleet-program.ts'), {
    env: desk.env(),
    execArgv: ['--import', 'tsx'],
  });
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

it(
  'reads every good instance, and names each bad one with its own reason',
  { timeout: TIME_LIMIT_MS },
  async () => {
    const labels = Array.from({ length: INSTANCES }, (_, index) => `i${index}`);
    const specs = labels.map((name, seed) => makeBigInstance({ name, accounts: ACCOUNTS, seed }));
    const standIn = await createStandIn({ instances: specs });
    const desk = await Desk.open();
    try {
      const fleet: FleetInstance[] = [];
      for (const [index, label] of labels.entries()) {
        const instance = standIn.instances[label];
        if (!instance) throw new Error(`no instance ${label}`);
        const kind = kindOf(index);
        const origin = kind === 'dead' ? deadOrigin(index) : instance.origin;
        fleet.push({ label, origin, token: instance.token('admin') });
        if (kind === 'silent') instance.faults.add({ kind: 'silent' });
        if (kind === 'garbage')
          instance.faults.add({ kind: 'body', contentType: 'application/json', text: '\u0000{]' });
      }
      const report = await runFleetProgram(desk, fleet);
      const outcomes = new Map<string, number>();
      for (const { label, outcome, problem, accounts, unreadCount } of report.results) {
        const kind = kindOf(Number(label.slice(1))) ?? 'good';
        const text = `${kind}: ${outcome} ${problem?.code ?? '-'} ${accounts} accounts, ${unreadCount} unread`;
        outcomes.set(text, (outcomes.get(text) ?? 0) + 1);
      }
      console.log(
        `${INSTANCES} instances in ${report.seconds} s, peak ${report.peakMb} MB`,
        Object.fromEntries(outcomes),
      );
      const failed = report.results.filter(({ outcome }) => outcome !== 'done');
      const codes = Object.fromEntries(
        kinds.map((kind) => [
          kind,
          [
            ...new Set(
              failed
                .filter(({ label }) => kindOf(Number(label.slice(1))) === kind)
                .map(({ outcome, problem }) => `${outcome} ${problem?.code ?? ''}`),
            ),
          ],
        ]),
      );
      expect(codes).toEqual({
        dead: ['failed offline'],
        silent: ['failed timeout'],
        garbage: ['failed badResponse'],
      });
      const good = report.results.filter(({ outcome }) => outcome === 'done');
      expect(good.map(({ label }) => label).sort()).toEqual(
        labels.filter((_, index) => kindOf(index) === null).sort(),
      );
      expect(
        good.every(({ accounts, unreadCount }) => accounts === ACCOUNTS && unreadCount === 0),
      ).toBe(true);
      expect(report.accounts).toBe(good.length * ACCOUNTS);
      expect(new Set(report.keychainStates)).toEqual(new Set(['unlocked']));
      expect(report.peakMb).toBeLessThan(PEAK_MB);
    } finally {
      await desk.close();
      await standIn.close();
    }
  },
);

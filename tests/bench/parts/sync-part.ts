/** A full sync beside what its requests alone need, beside a program that keeps nothing, and what the stand-in can give. */
import { say } from '../../../build/lib/say';
import { Service } from '../../support/service';
import { benchRow, type BenchRow } from '../bench-row';
import { timeOf } from '../quantiles';
import {
  IN_FLIGHT,
  readFleetPlainly,
  REQUESTS_PER_ACCOUNT,
  serveFleet,
  type ServedFleet,
} from './served-fleet';
import type { FleetOfStandIn } from './stand-in-program';

const SLOW: FleetOfStandIn = { instances: 4, accountsEach: 250, answerMs: 50 };
const FAST: FleetOfStandIn = { instances: 8, accountsEach: 250, answerMs: 0 };
/** 90 % of what the latency allows. */
const BOUND_TARGET = 1.11;
const PEER_TARGET = 3;
/** What the stand-in can give must not be what holds a sync up. */
const CEILING_TARGET = 0.8;

/** Adds the instances to an empty inventory, and returns the milliseconds of a first full sync. */
export async function timeOfFullSync({ instances }: ServedFleet): Promise<number> {
  const service = new Service();
  try {
    for (const { name, origin, token } of instances)
      await service.done('profile.add', { instance: origin, label: name, token, check: false });
    return await timeOf(async () => {
      const { results } = await service.done('inventory.sync', { depth: 'full' });
      const other = results.find(({ outcome }) => outcome !== 'done');
      if (other) throw new Error(`${other.label}: ${other.outcome}`);
    });
  } finally {
    await service.close();
  }
}

async function measured(fleet: FleetOfStandIn) {
  const served = await serveFleet(fleet);
  try {
    const syncMs = await timeOfFullSync(served);
    // Twice: the first time warms the stand-in's code, as the sync did for it.
    await readFleetPlainly(served.instances);
    let requests = 0;
    const peerMs = await timeOf(async () => {
      requests = await readFleetPlainly(served.instances);
    });
    return { syncMs, peerMs, requests };
  } finally {
    served.close();
  }
}

export async function measureSync(): Promise<BenchRow[]> {
  say('Reading instances whole …');
  const slow = await measured(SLOW);
  const fast = await measured(FAST);
  const boundMs = (SLOW.accountsEach * REQUESTS_PER_ACCOUNT * SLOW.answerMs) / IN_FLIGHT;
  const perSecond = (ms: number): number => (fast.requests * 1000) / ms;
  const name = ({ instances, accountsEach, answerMs }: FleetOfStandIn): string =>
    `full sync of ${instances} instances x ${accountsEach} accounts that answer after ${answerMs} ms`;
  return [
    benchRow({
      part: 'sync',
      name: name(SLOW),
      figure: slow.syncMs / 1000,
      unit: 's',
      comparison: { what: 'the time of its requests alone', figure: boundMs / 1000 },
      target: { of: 'ratio', atMost: BOUND_TARGET },
      parts: [{ name: 'a program that keeps nothing', figure: slow.peerMs / 1000 }],
    }),
    benchRow({
      part: 'sync',
      name: name(FAST),
      figure: fast.syncMs / 1000,
      unit: 's',
      comparison: { what: 'a program that keeps nothing', figure: fast.peerMs / 1000 },
      target: { of: 'ratio', atMost: PEER_TARGET },
    }),
    benchRow({
      part: 'sync',
      name: 'requests that a sync sent, of those that the stand-in answers',
      figure: perSecond(fast.syncMs),
      unit: 'per second',
      comparison: { what: "the stand-in's ceiling", figure: perSecond(fast.peerMs) },
      target: { of: 'ratio', atMost: CEILING_TARGET },
    }),
  ];
}

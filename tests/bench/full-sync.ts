/**
 * Measures a full sync of 4 instances with 250 accounts each, which answer after 50 ms, against the time that the
 * requests alone need: `npx tsx tests/bench/full-sync.ts`. Needs a build. `strace -f -c -e trace=fdatasync` before it
 * counts how often the store waited for the disk.
 */
import { createStandIn, makeBigInstance } from '../domo';
import { Service } from '../support/service';

const INSTANCES = 4;
const ACCOUNTS = 250;
const ANSWER_MS = 50;
const IN_FLIGHT = 5;
/** Config and access list. */
const REQUESTS = 2;

const names = Array.from({ length: INSTANCES }, (_, index) => `i${index}`);
async function main(): Promise<void> {
  const standIn = await createStandIn({
    instances: names.map((name, seed) => makeBigInstance({ name, accounts: ACCOUNTS, seed })),
  });
  const service = new Service();
  try {
    for (const { name, origin, tokens, faults } of Object.values(standIn.instances)) {
      const token = tokens['admin'] ?? '';
      await service.done('profile.add', { instance: origin, label: name, token, check: false });
      faults.add({ kind: 'delay', ms: ANSWER_MS });
    }
    const from = performance.now();
    const { results } = await service.done('inventory.sync', { depth: 'full' });
    const seconds = (performance.now() - from) / 1000;
    const bound = (ACCOUNTS * REQUESTS * ANSWER_MS) / IN_FLIGHT / 1000;
    const outcomes = [...new Set(results.map(({ outcome }) => outcome))].join(', ');
    console.log(`${seconds.toFixed(1)} s (requests alone: ${bound.toFixed(1)} s); ${outcomes}`);
  } finally {
    await service.close();
    await standIn.close();
  }
}

void main();

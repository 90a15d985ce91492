/**
 * Sends 20,000 fuzzed messages into main's channel and prints what came of them. Run it after a build:
 * `npx tsx tests/security/fuzzed-messages.ts [seed] [count]`. It ends with 1 when something happened that must not.
 * Message number n follows from the seed plus n: `fuzzed-messages.ts SEED 10` repeats ten around one that is reported.
 */
import { contract } from '../../src/contract';
import { removeTemporaryFolders } from '../support/temporary-folder';
import { AttackedMain } from './attacked-main';
import { fuzz } from './fuzz';

const MAX_TURN_MS = 50;

async function main(): Promise<void> {
  const [seed = '1', count = '20000'] = process.argv.slice(2);
  const attacked = await AttackedMain.start();
  // The first ones pay for compiling.
  await fuzz(attacked, { seed: 1, count: 200 });
  await attacked.renew();
  const began = performance.now();
  const report = await fuzz(
    attacked,
    { seed: Number(seed), count: Number(count) },
    (sent, { faults, longestTurns: [longest] }) => {
      const turn = longest ? `${longest.ms.toFixed(1)} ms (${longest.operation})` : 'none';
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      process.stderr.write(
        `${sent} messages in ${seconds} s, ${faults.length} faults, longest turn ${turn}\n`,
      );
    },
  );
  await attacked.close();
  const rows: readonly (readonly [string, string | number])[] = [
    ['messages answered', report.sent],
    ['messages that cannot be cloned, so they never leave the page', report.notSent],
    ['cancels', report.cancels],
    ['answers with a value', report.values],
    ['operations that gave a value', `${report.answering.size} of ${Object.keys(contract).length}`],
    ...[...report.problems].sort((a, b) => b[1] - a[1]),
    ['deletions asked for with the label', report.confirmed],
    ['writes that reached Domo', report.writes],
    ['seconds', ((performance.now() - began) / 1000).toFixed(0)],
    ['faults', report.faults.length],
  ];
  console.log('| what | count |\n| --- | ---: |');
  for (const [what, figure] of rows) console.log(`| ${what} | ${figure} |`);
  console.log(
    '\n| longest turns of main, ms | seed | operation | size |\n| ---: | ---: | --- | ---: |',
  );
  for (const { ms, seed: from, operation, size } of report.longestTurns)
    console.log(`| ${ms.toFixed(1)} | ${from} | ${operation} | ${size} |`);
  for (const fault of report.faults.slice(0, 40)) console.log(fault);
  removeTemporaryFolders();
  const longest = report.longestTurns[0]?.ms ?? 0;
  process.exit(report.faults.length > 0 || longest > MAX_TURN_MS ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

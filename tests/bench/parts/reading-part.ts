/** Pages of the inventory while instances sync, beside the same at rest. */
import { say } from '../../../build/lib/say';
import { benchRow, type BenchRow } from '../bench-row';
import { measureReading } from '../reading';

export async function measureReadingRows(): Promise<BenchRow[]> {
  say('Reading pages while instances sync …');
  const report = await measureReading({ instances: 300, accountsEach: 200, ms: 10_000 });
  const { atRest, oneConnection, twoConnections, targetMs } = report;
  return (['p50', 'p95'] as const).map((of) =>
    benchRow({
      part: 'reading',
      name: `a page of ${report.accounts} accounts while 300 instances sync (${of})`,
      figure: twoConnections[of],
      unit: 'ms',
      comparison: { what: 'the same at rest', figure: atRest[of] },
      target: { of: 'figure', atMost: targetMs },
      parts: [{ name: 'through the connection that writes', figure: oneConnection[of] }],
    }),
  );
}

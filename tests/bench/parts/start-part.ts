/** Starts of Latchkey beside those of a bare window. */
import { say } from '../../../build/lib/say';
import { reportOf, type Report } from '../report';
import { startInTurns } from '../start-in-turns';
import type { BenchOptions } from './bench-options';
import { withStartDesk } from './start-programs';

export const measureStarts = (options: BenchOptions): Promise<Report> =>
  withStartDesk(options.accounts, async (desk) => {
    const { latchkey, bare } = await startInTurns(options.runs, {
      latchkey: desk.latchkey(),
      bare: desk.bare(),
    });
    const about = { accounts: options.accounts, evaluationRuntime: desk.isEvaluation };
    const report = reportOf({ latchkey, bare }, about);
    if (report.memoryMb.ratio === null) {
      say('Memory was skipped: only Linux tells the PSS of processes.');
    }
    return report;
  });

/** What is said of streams that a reading did not read. */
import { failedStreamsText } from '../../../contract/attention-text';
import type { ResponseFor } from '../../../contract';
import type { CommandLineIo } from '../io';
import { messageLine } from '../print';

export function printUnreadStreams(
  io: CommandLineIo,
  results: ResponseFor<'attention.readStreams'>['results'],
): void {
  for (const { label, problem, failed } of results) {
    if (problem !== null)
      io.err(messageLine(`${label}: its streams were not read. ${problem.message}`));
    if (failed.problem !== null)
      io.err(messageLine(`${label}: ${failedStreamsText(failed)}. ${failed.problem.message}`));
  }
}

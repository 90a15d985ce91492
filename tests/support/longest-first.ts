/** Starts the longest test files first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Known before the first run; afterwards Vitest knows how long each file took. */
const LONGEST = [
  'sync/fleet',
  'faults/kill-nine',
  'faults/kill-renewal',
  'cli/bulk-command',
  'faults/kill-rotation',
  'cli/rotate-command',
  'store/bit-flips',
  'cli/damaged-store',
  'cli/commands',
  'faults/kill-align',
  'export/spreadsheet',
  'cli/transfer-instances',
  'accounts/same-value',
  'cli/removed-instance',
  'cli/transfer-command',
  'cli/report',
  'cli/plan-gaps',
  'sync/search-beside-list',
  'cli/align-command',
  'store/large-search',
  'store/killed-process',
].map((file) => `/tests/${file}.test.ts`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? LONGEST.length : at;
    };
    // Equal ranks stay in the order of Vitest.
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}

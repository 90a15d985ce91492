/** Starts the longest test files first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Known before the first run; afterwards Vitest knows how long each file took. */
const LONGEST = [
  'sync/fleet',
  'store/bit-flips',
  'faults/kill-nine',
  'faults/kill-rotation',
  'store/killed-process',
  'cli/commands',
  'store/large-search',
  'cli/damaged-store',
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

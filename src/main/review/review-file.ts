/**
 * The file of a review: JSON Lines, so that it can be written and read line by line. The last line has the SHA-256 of
 * all bytes before it.
 */
import { createHash } from 'node:crypto';
import { REVIEW_VERSION, type ReviewTotals } from '../../contract';
import { throwIfCancelled, type FileTarget, writeWholeFile } from '../export';
import type { ExpandedAccount } from './expand-account';
import { reviewCovers, reviewScope } from './review-scope';
import type { ReviewQuestion, ReviewTaking } from './take-review';

const AT_ONCE = 512 * 1024;

export interface WrittenReviewFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly totals: ReviewTotals;
}

/** Fails like `writeWholeFile`. `accounts` is read to its end before the totals. */
export async function writeReviewFile(
  target: FileTarget,
  question: ReviewQuestion,
  taking: Pick<ReviewTaking, 'takenAt' | 'totals'>,
  accounts: AsyncIterable<ExpandedAccount>,
): Promise<WrittenReviewFile> {
  const hash = createHash('sha256');
  const { takenAt } = taking;
  let sha256 = '';
  const ends: ReviewTotals[] = [];
  const bytes = await writeWholeFile(target, async (sink) => {
    let waiting: string[] = [];
    let length = 0;
    const flush = async (): Promise<void> => {
      const part = Buffer.from(waiting.join(''), 'utf8');
      hash.update(part);
      [waiting, length] = [[], 0];
      await sink.write(part);
    };
    const add = (line: unknown): void => {
      const text = `${JSON.stringify(line)}\n`;
      waiting.push(text);
      length += text.length;
    };
    const { overSharedAbove, ownDomains } = question;
    const scope = reviewScope(question);
    add({
      type: 'review',
      schemaVersion: REVIEW_VERSION,
      takenAt,
      scope,
      covers: reviewCovers(question.filter),
      overSharedAbove,
      ownDomains,
    });
    for await (const { account, entries } of accounts) {
      throwIfCancelled(target.signal);
      add(account);
      for (const entry of entries) add(entry);
      if (length > AT_ONCE) await flush();
    }
    const totals = await taking.totals();
    ends.push(totals);
    const { instances, gaps, ...rest } = totals;
    for (const instance of instances) add(instance);
    for (const gap of gaps) add({ type: 'gap', ...gap });
    add({ type: 'totals', ...rest });
    await flush();
    sha256 = hash.digest('hex');
    await sink.writeText(`${JSON.stringify({ type: 'end', sha256 })}\n`);
  });
  return { bytes, sha256, totals: ends[0] ?? (await taking.totals()) };
}

/** Reviews of access: on screen, in a file, compared with an earlier one, and checked. Nothing is read from Domo. */
import {
  fail,
  type ParsedRequestFor,
  type ResponseFor,
  type ReviewChanges,
  type ReviewEntry,
} from '../../contract';
import { STANDARD_OUTPUT, throwIfCancelled, type FileTarget } from '../export';
import type { Store } from '../store/store-types';
import { inOrder, ReviewComparison } from './compare-reviews';
import type { ExpandedAccount } from './expand-account';
import { checkReviewFile, readReviewAccounts, type ReviewCheck } from './read-review';
import { writeReviewFile } from './review-file';
import { reviewScope } from './review-scope';
import { ReviewTaking, type ReviewQuestion } from './take-review';

type Against = ParsedRequestFor<'review.summary'>['against'];

export async function summariseReview(
  store: Store,
  request: ParsedRequestFor<'review.summary'>,
  signal: AbortSignal,
): Promise<ResponseFor<'review.summary'>> {
  const { mark, limit } = request;
  const taking = new ReviewTaking(store, request);
  const past = await openPast(store, request.against, signal);
  const entries: ReviewEntry[] = [];
  let matching = 0;
  for await (const { entries: all } of compared(taking.accounts(), past)) {
    throwIfCancelled(signal);
    for (const entry of all) {
      if (mark !== null && !entry.marks.includes(mark)) continue;
      matching += 1;
      if (entries.length < limit) entries.push(entry);
    }
  }
  const totals = await taking.totals();
  return { totals, entries, matching, changes: past && toChanges(past, request) };
}

/** Fails like `writeWholeFile`; with `notFound` or `getFailed` for what it is compared with. */
export async function writeReview(
  store: Store,
  request: ParsedRequestFor<'review.write'>,
  target: FileTarget,
): Promise<ResponseFor<'review.write'>> {
  const taking = new ReviewTaking(store, request);
  const past = await openPast(store, request.against, target.signal);
  const accounts = compared(taking.accounts(), past);
  const { bytes, sha256, totals } = await writeReviewFile(target, request, taking, accounts);
  const { file } = target;
  const { takenAt, entries } = totals;
  await store.saveReview({ sha256, file, takenAt, entries });
  return { file, bytes, sha256, totals, changes: past && toChanges(past, request) };
}

export async function verifyReview(
  store: Store,
  file: string,
  signal: AbortSignal,
): Promise<ResponseFor<'review.verify'>> {
  const { scope: _scope, ...check } = await checkReviewFile(file, signal);
  const written = await store.listReviews();
  const noted = check.intact && written.some(({ sha256 }) => sha256 === check.sha256);
  return { file, ...check, noted };
}

/** `sha256`: as it was noted when it was written. */
interface EarlierReview {
  readonly file: string;
  readonly sha256?: string;
}

interface Past {
  readonly file: string;
  readonly check: ReviewCheck;
  readonly comparison: ReviewComparison;
}

async function openPast(store: Store, against: Against, signal: AbortSignal): Promise<Past | null> {
  if (against === null) return null;
  const earlier: readonly EarlierReview[] =
    against === 'last' ? await store.listReviews() : [against];
  // One on stdout is in no file that is known here.
  const last = earlier.find(({ file }) => file !== STANDARD_OUTPUT);
  if (last === undefined)
    return fail('notFound', 'No review was written yet.', { next: 'Write one first.' });
  const { file } = last;
  const check = await checkReviewFile(file, signal);
  if (!check.intact) fail('getFailed', `${file} cannot be compared: ${check.why ?? ''}.`);
  if (last.sha256 !== undefined && last.sha256 !== check.sha256)
    fail('getFailed', `${file} is not the review that Latchkey wrote last.`);
  const accounts = inOrder(file, readReviewAccounts(file));
  return { file, check, comparison: new ReviewComparison(accounts) };
}

/** Compares on the way. */
async function* compared(
  accounts: AsyncIterable<ExpandedAccount>,
  past: Past | null,
): AsyncGenerator<ExpandedAccount, void, undefined> {
  for await (const account of accounts) {
    await past?.comparison.add(account);
    yield account;
  }
  await past?.comparison.add(null);
}

const toChanges = ({ file, check, comparison }: Past, question: ReviewQuestion): ReviewChanges => ({
  since: check.takenAt ?? 0,
  file,
  ...comparison.counts,
  sameScope: check.scope === reviewScope(question),
  changes: [...comparison.changes],
});

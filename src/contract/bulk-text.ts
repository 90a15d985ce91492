/** What became of a plan, in words. The window and the command line say the same. */
import type { BulkItemState } from './bulk';
import { t } from './texts';

const stateTexts = {
  done: t('done'),
  waiting: t('not begun'),
  sending: t('being sent'),
  nothing: t('left out'),
  partly: t('done in part'),
  refused: t('refused'),
  unknown: t('unknown'),
} as const satisfies Readonly<Record<BulkItemState, string>>;

export const bulkStateText = (state: BulkItemState): string => stateTexts[state];

export type BulkCounts = Readonly<Record<BulkItemState, number>>;

export function countBulkItems(items: readonly { readonly state: BulkItemState }[]): BulkCounts {
  const counts = {
    done: 0,
    waiting: 0,
    sending: 0,
    nothing: 0,
    partly: 0,
    refused: 0,
    unknown: 0,
  };
  for (const { state } of items) counts[state] += 1;
  return counts;
}

/** `3 done, 2 not begun, 1 refused` */
export function bulkCountsText(counts: BulkCounts): string {
  const states = Object.keys(stateTexts) as BulkItemState[];
  const texts = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${stateTexts[state]}`);
  return texts.length === 0 ? t('nothing planned') : texts.join(', ');
}

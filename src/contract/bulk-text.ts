/** What became of a plan, in words. The window and the command line say the same. */
import type { BulkItemState } from './bulk';

const stateTexts = {
  done: 'done',
  waiting: 'not begun',
  sending: 'being sent',
  nothing: 'nothing to do',
  refused: 'refused',
  unknown: 'unknown',
} as const satisfies Readonly<Record<BulkItemState, string>>;

export const bulkStateText = (state: BulkItemState): string => stateTexts[state];

/** `3 done, 1 refused, 2 not begun` */
export function countBulkStates(items: readonly { readonly state: BulkItemState }[]): string {
  const texts = Object.entries(stateTexts).flatMap(([state, text]) => {
    const count = items.filter((item) => item.state === state).length;
    return count === 0 ? [] : [`${count} ${text}`];
  });
  return texts.length === 0 ? 'nothing planned' : texts.join(', ');
}

/** The guide, cut at its headings: `F1` shows one part. */
import guide from '../../../../docs/guide.md?raw';
import type { View } from '../../state/view';
import { t } from '../../../contract/texts';

export interface GuidePart {
  readonly title: string;
  /** Markdown, without the heading. */
  readonly text: string;
}

/** Pictures are for the file in the documentation, and the window needs none of itself. */
const withoutPictures = (text: string): string => text.replace(/^!\[.*$\n+/gmu, '');

export const guideParts: readonly GuidePart[] = guide
  .split(/^## /mu)
  .slice(1)
  .map((part) => {
    const [title = ''] = part.split('\n', 1);
    return { title, text: withoutPictures(part.slice(title.length)).trim() };
  });

const partOfView: Readonly<Record<View, string>> = {
  accounts: t('Find and change an account'),
  overview: t('The daily look'),
  attention: t('What needs attention'),
  changes: t('The daily look'),
  comparison: t('Compare'),
  activity: t('Activity and undo'),
};

interface OnScreen {
  readonly view: View;
  readonly hasInstances: boolean;
  /** Several accounts are selected. */
  readonly hasSelection: boolean;
}

/** The part about what is on screen. Without an instance nothing else is of use yet. */
export function guidePartOf({ view, hasInstances, hasSelection }: OnScreen): string {
  if (!hasInstances) return t('The first instance');
  return view === 'accounts' && hasSelection ? t('Change many accounts') : partOfView[view];
}

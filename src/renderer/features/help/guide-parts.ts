/** The guide, cut at its headings: `F1` shows one part. */
import guide from '../../../../docs/guide.md?raw';
import type { View } from '../../state/view';

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
  accounts: 'Find and change an account',
  overview: 'The daily look',
  attention: 'What needs attention',
  changes: 'The daily look',
  comparison: 'Compare',
  activity: 'Activity and undo',
};

interface OnScreen {
  readonly view: View;
  readonly hasInstances: boolean;
  /** Several accounts are selected. */
  readonly hasSelection: boolean;
}

/** The part about what is on screen. Without an instance nothing else is of use yet. */
export function guidePartOf({ view, hasInstances, hasSelection }: OnScreen): string {
  if (!hasInstances) return 'The first instance';
  return view === 'accounts' && hasSelection ? 'Change many accounts' : partOfView[view];
}

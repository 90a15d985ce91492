/** What a screen reader says when a change is done whose dialog closes: the screen shows it, and nothing else says it. */
import { create } from 'zustand';
import { t } from '../../contract/texts';

/** `id` differs when the same words are said again. */
export const useSpokenOutcome = create<{ id: number; words: string }>(() => ({ id: 0, words: '' }));

/** `label`: the change, as in notices: `Rename “Mart” in Production`. */
export const sayDone = (label: string): void => {
  useSpokenOutcome.setState(({ id }) => ({ id: id + 1, words: t('Done: {label}.', { label }) }));
};

/** A notice on screen is spoken by itself. */
export const sayNothing = (): void => {
  useSpokenOutcome.setState({ words: '' });
};

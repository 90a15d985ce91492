/**
 * What was typed and is not sent yet, in the open dialog and in the drawer, or is shown only once. Whoever leaves one of
 * them is asked before it is lost.
 */
import { useLayoutEffect } from 'react';
import { create } from 'zustand';

export type TypedPlace = 'dialog' | 'drawer';

/** `code`: the recovery code, which is shown only once. */
export type LostThing = 'text' | 'code';

interface TypedTextState {
  /** The places with something that was typed and would be lost. */
  places: readonly TypedPlace[];
  /** What the last of the places would lose. */
  what: LostThing;
  /** Leaves the place, once the user agrees to lose what was typed there; null when nothing is asked. */
  leave: (() => void) | null;
}

export const useTypedText = create<TypedTextState>(() => ({
  places: [],
  what: 'text',
  leave: null,
}));

const setPlace = (place: TypedPlace, typed: boolean, what: LostThing): void => {
  useTypedText.setState(({ places }) => {
    const others = places.filter((each) => each !== place);
    return typed ? { places: [...others, place], what } : { places: others };
  });
};

/** Says, as long as the component is shown, whether something would be lost. */
export function useReportTypedText(
  place: TypedPlace,
  typed: boolean,
  what: LostThing = 'text',
): void {
  // With the change on screen: Escape right after a save would else ask about what is saved.
  useLayoutEffect(() => {
    setPlace(place, typed, what);
    return () => {
      setPlace(place, false, what);
    };
  }, [place, typed, what]);
}

/** Leaves at once, or asks first when something was typed there. */
export function leaveTypedText(place: TypedPlace, leave: () => void): void {
  if (useTypedText.getState().places.includes(place)) useTypedText.setState({ leave });
  else leave();
}

/** Back to what was typed. */
export const keepTypedText = (): void => {
  useTypedText.setState({ leave: null });
};

export function discardTypedText(): void {
  const { leave } = useTypedText.getState();
  useTypedText.setState({ leave: null });
  leave?.();
}

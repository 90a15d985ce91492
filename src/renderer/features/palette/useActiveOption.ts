/** Which option of a list the keys act on, while the focus stays in the input above it. */
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';

interface ActiveOptionProps<Option> {
  options: readonly Option[];
  /** More options are awaited. Enter then waits for them, since a better one may come first. */
  busy: boolean;
  /** With another question the first option is active again. */
  question: string;
  onChoose: (option: Option) => void;
  /** The right arrow at the end of the text. */
  onActions: (option: Option) => void;
  /** The left arrow or Backspace in an empty text. */
  onBack: () => void;
}

const PAGE = 8;

export function useActiveOption<Option extends { id: string }>(props: ActiveOptionProps<Option>) {
  const { options, busy, question, onActions, onBack } = props;
  const [chosen, setChosen] = useState<{ id: string; question: string } | null>(null);
  /** The question that Enter was pressed for. */
  const waiting = useRef<string | null>(null);
  const moved = chosen?.question === question ? chosen.id : null;
  const active = options.find(({ id }) => id === moved) ?? options[0] ?? null;
  const setActive = (option: Option): void => {
    setChosen({ id: option.id, question });
  };
  const choose = useEffectEvent(() => {
    if (active !== null) props.onChoose(active);
  });
  useEffect(() => {
    if (busy || waiting.current === null) return;
    const isSame = waiting.current === question;
    waiting.current = null;
    if (isSame) choose();
  }, [busy, question]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, currentTarget: input } = event;
    if (event.nativeEvent.isComposing) return;
    const isAtEnd = input.selectionStart === input.value.length;
    const place = options.findIndex((option) => option.id === active?.id);
    const next = nextPlace(key, place, options.length);
    if (next !== null) {
      event.preventDefault();
      const option = options[next];
      if (option) setActive(option);
    } else if (key === 'Enter') {
      event.preventDefault();
      // One that was moved to is meant, whatever comes.
      if (busy && moved === null) waiting.current = question;
      else if (active !== null) props.onChoose(active);
    } else if (key === 'ArrowRight' && isAtEnd && active !== null) {
      onActions(active);
    } else if ((key === 'ArrowLeft' || key === 'Backspace') && input.value === '') {
      onBack();
    }
  };
  return { active, setActive, onKeyDown };
}

/** The list is a ring for the arrow keys. Null: the key moves nothing. */
function nextPlace(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % count;
    case 'ArrowUp':
      return (place - 1 + count) % count;
    case 'PageDown':
      return Math.min(count - 1, place + PAGE);
    case 'PageUp':
      return Math.max(0, place - PAGE);
    default:
      return null;
  }
}

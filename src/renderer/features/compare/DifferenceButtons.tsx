import { Button } from '@mantine/core';

interface Props {
  onGo: (step: 1 | -1) => void;
  disabled: boolean;
}

/** To the next and the previous difference; the keys work wherever the focus is. */
export const DifferenceButtons = ({ onGo, disabled }: Props) => (
  <span className="compare-keys">
    <DifferenceButton word="Next difference" letter="n" step={1} onGo={onGo} disabled={disabled} />
    <DifferenceButton word="Previous" letter="p" step={-1} onGo={onGo} disabled={disabled} />
  </span>
);

const DifferenceButton = ({
  word,
  letter,
  step,
  onGo,
  disabled,
}: Props & { word: string; letter: string; step: 1 | -1 }) => (
  <Button
    variant="subtle"
    color="gray"
    size="compact-sm"
    disabled={disabled}
    aria-keyshortcuts={letter}
    rightSection={
      <span className="lk-kbd" aria-hidden>
        {letter}
      </span>
    }
    onClick={() => {
      onGo(step);
    }}
  >
    {word}
  </Button>
);

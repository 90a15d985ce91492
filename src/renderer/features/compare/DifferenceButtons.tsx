import { Button } from '@mantine/core';
import compareStyles from './compare.module.css';

interface Props {
  onGo: (step: 1 | -1) => void;
  disabled: boolean;
}

/** Buttons for the next and the previous difference. The shortcuts work wherever the focus is. */
export const DifferenceButtons = ({ onGo, disabled }: Props) => (
  <span className={compareStyles['keys']}>
    <DifferenceButton
      label="Next difference"
      shortcut="n"
      step={1}
      onGo={onGo}
      disabled={disabled}
    />
    <DifferenceButton
      label="Previous difference"
      shortcut="p"
      step={-1}
      onGo={onGo}
      disabled={disabled}
    />
  </span>
);

const DifferenceButton = ({
  label,
  shortcut,
  step,
  onGo,
  disabled,
}: Props & { label: string; shortcut: string; step: 1 | -1 }) => (
  <Button
    variant="subtle"
    color="gray"
    size="compact-sm"
    disabled={disabled}
    aria-keyshortcuts={shortcut}
    rightSection={
      <span className="lk-kbd" aria-hidden>
        {shortcut}
      </span>
    }
    onClick={() => {
      onGo(step);
    }}
  >
    {label}
  </Button>
);

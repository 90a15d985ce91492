import { Button, VisuallyHidden } from '@mantine/core';
import compareStyles from './compare.module.css';
import { t } from '../../../contract/texts';

interface Props {
  onGo: (step: 1 | -1) => void;
  disabled: boolean;
}

/** Buttons for the next and the previous difference; a longer visible text would break the toolbar. The shortcuts work wherever the focus is. */
export const DifferenceButtons = ({ onGo, disabled }: Props) => (
  <span className={compareStyles['keys']}>
    <DifferenceButton text={t('Next')} shortcut="n" step={1} onGo={onGo} disabled={disabled} />
    <DifferenceButton text={t('Previous')} shortcut="p" step={-1} onGo={onGo} disabled={disabled} />
  </span>
);

const DifferenceButton = ({
  text,
  shortcut,
  step,
  onGo,
  disabled,
}: Props & { text: string; shortcut: string; step: 1 | -1 }) => (
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
    {text}
    <VisuallyHidden> {t('difference')}</VisuallyHidden>
  </Button>
);

import { Button, Modal } from '@mantine/core';
import { discardTypedText, keepTypedText, useTypedText } from '../../state/typed-text';
import formStyles from './form.module.css';

/** Asked before typed text is lost. Escape goes back to the text, so pressing it twice discards nothing. */
export function DiscardQuestion() {
  const asked = useTypedText(({ leave }) => leave !== null);
  return (
    <Modal
      opened={asked}
      onClose={keepTypedText}
      title="Discard what you typed?"
      size={400}
      zIndex={300}
      closeButtonProps={{ 'aria-label': 'Keep editing' }}
    >
      <div className={formStyles['form']}>
        <p className={formStyles['line']}>It is kept nowhere else.</p>
        <div className={formStyles['foot']}>
          <span className={formStyles['gap']} />
          <Button variant="default" data-autofocus onClick={keepTypedText}>
            Keep editing
          </Button>
          <Button color="red" onClick={discardTypedText}>
            Discard
          </Button>
        </div>
      </div>
    </Modal>
  );
}

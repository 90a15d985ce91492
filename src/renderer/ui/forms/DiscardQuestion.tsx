import { Button, Modal } from '@mantine/core';
import { discardTypedText, keepTypedText, useTypedText } from '../../state/typed-text';
import { useGiveFocusBack } from '../keyboard/focus';
import formStyles from './form.module.css';
import { t } from '../../../contract/texts';

const QUESTION = t('Discard what you typed?');

/**
 * Asked before typed text is lost. Escape goes back to the text, so pressing it twice discards nothing. It has no header
 * of its own, since the dialog below it has one.
 */
export function DiscardQuestion() {
  const asked = useTypedText(({ leave }) => leave !== null);
  useGiveFocusBack();
  return (
    <Modal.Root opened={asked} onClose={keepTypedText} size={400} zIndex={300} centered>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={QUESTION}>
        <Modal.Body>
          <div className={formStyles['form']}>
            <h2 className={formStyles['question']}>{QUESTION}</h2>
            <p className={formStyles['line']}>{t('It is kept nowhere else.')}</p>
            <div className={formStyles['foot']}>
              <span className={formStyles['gap']} />
              <Button variant="default" data-autofocus onClick={keepTypedText}>
                {t('Keep editing')}
              </Button>
              <Button color="red" onClick={discardTypedText}>
                {t('Discard')}
              </Button>
            </div>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

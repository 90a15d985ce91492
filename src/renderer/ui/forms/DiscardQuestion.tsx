import { Button, Modal } from '@mantine/core';
import {
  discardTypedText,
  keepTypedText,
  useTypedText,
  type LostThing,
} from '../../state/typed-text';
import { useGiveFocusBack } from '../keyboard/focus';
import formStyles from './form.module.css';
import { t } from '../../../contract/texts';

const words: Readonly<Record<LostThing, Words>> = {
  text: {
    question: t('Discard what you typed?'),
    reason: t('It is kept nowhere else.'),
    keep: t('Keep editing'),
    leave: t('Discard'),
  },
  code: {
    question: t('Close the recovery sheet?'),
    reason: t('The recovery code is not shown again.'),
    keep: t('Back to the code'),
    leave: t('Close'),
  },
};

interface Words {
  readonly question: string;
  readonly reason: string;
  readonly keep: string;
  readonly leave: string;
}

/**
 * Asked before typed text or a recovery code is lost. Escape goes back to it, so pressing it twice discards nothing. It has no header
 * of its own, since the dialog below it has one.
 */
export function DiscardQuestion() {
  const asked = useTypedText(({ leave }) => leave !== null);
  const { question, reason, keep, leave } = words[useTypedText(({ what }) => what)];
  useGiveFocusBack();
  return (
    <Modal.Root opened={asked} onClose={keepTypedText} size={400} zIndex={300} centered>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={question}>
        <Modal.Body>
          <div className={formStyles['form']}>
            <h2 className={formStyles['question']}>{question}</h2>
            <p className={formStyles['line']}>{reason}</p>
            <div className={formStyles['foot']}>
              <span className={formStyles['gap']} />
              <Button variant="default" data-autofocus onClick={keepTypedText}>
                {keep}
              </Button>
              <Button color="red" onClick={discardTypedText}>
                {leave}
              </Button>
            </div>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Shows the recovery code once, after a passphrase was set. */
import { Button } from '@mantine/core';
import clsx from 'clsx';
import { useReportTypedText } from '../../state/typed-text';
import settingsStyles from './settings.module.css';
import { t } from '../../../contract/texts';

interface RecoverySheetProps {
  code: string;
  onDone: () => void;
}

export function RecoverySheet({ code, onDone }: RecoverySheetProps) {
  useReportTypedText('dialog', true, 'code');
  return (
    <section className="lk-stack" aria-label={t('Recovery sheet')}>
      <strong>{t('Recovery sheet')}</strong>
      <span>
        {t(
          'This code unlocks Latchkey if you forget the passphrase. It is shown only now. Print it or write it down, and keep it in a safe place.',
        )}
      </span>
      <code className={clsx(settingsStyles['recovery-code'], 'lk-mono')}>{code}</code>
      <span className="lk-dim lk-small">
        {t(
          'Without passphrase and code, nobody can decrypt the tokens and the inventory. You would have to add every instance again.',
        )}
      </span>
      <div className={settingsStyles['actions']}>
        <Button
          variant="default"
          onClick={() => {
            window.print();
          }}
        >
          {t('Print…')}
        </Button>
        <Button onClick={onDone}>{t('Done')}</Button>
      </div>
    </section>
  );
}

import { useState } from 'react';
import type { ConfigField } from '../../../contract';
import { useRevealedSecret } from '../../state/revealed-secret';
import { timeFormat } from '../../ui/format/time-format';
import { useSecondsLeft } from '../../ui/format/clocks';
import clsx from 'clsx';
import configStyles from './config.module.css';
import { t } from '../../../contract/texts';

/** The value of one field as far as it is known. A revealed secret is shown until its time is up. */
export function ConfigFieldValue({
  field: { name, state, value, fingerprint, written },
}: {
  field: ConfigField;
}) {
  const shown = useRevealedSecret((reveal) => (reveal.shown?.field === name ? reveal.shown : null));
  if (shown !== null) return <RevealedValue value={shown.value} until={shown.until} />;
  switch (state) {
    case 'clear':
      return <span className={clsx('lk-mono', configStyles['value'])}>{value}</span>;
    case 'secret':
      return (
        <span
          className={configStyles['value']}
          title={t(
            'Latchkey stores only a fingerprint of this value ({fingerprint}), to compare it with others.',
            { fingerprint: fingerprint?.slice(0, 8) ?? '' },
          )}
        >
          <span aria-hidden className={configStyles['dots']}>
            ••••••••
          </span>
          <span className="lk-dim lk-small"> {t('secret')}</span>
        </span>
      );
    case 'hidden':
      return (
        <UnreadableValue
          label={t('hidden by Domo')}
          explanation={t('Domo returned a mask instead of the value.')}
          written={written}
        />
      );
    case 'encrypted':
      return (
        <UnreadableValue
          label={t('encrypted by Domo')}
          explanation={t('Domo returned ciphertext that only Domo can read.')}
          written={written}
        />
      );
    case 'empty':
      return <span className={clsx('lk-dim', configStyles['value'])}>{t('∅ empty')}</span>;
  }
}

function RevealedValue({ value, until }: { value: string; until: number }) {
  const left = useSecondsLeft(until);
  const [duration] = useState(left);
  return (
    <span className={clsx(configStyles['value'], configStyles['revealed'])}>
      <span className="lk-mono">{value}</span>
      <span className={clsx('lk-dim lk-small lk-num', configStyles['left'])}>
        <progress max={duration} value={left} aria-hidden />
        {t('hides in {left} s', { left })}
      </span>
    </span>
  );
}

interface UnreadableValueProps {
  label: string;
  explanation: string;
  /** What Latchkey wrote there; undefined if it did not. */
  written: ConfigField['written'];
}

const UnreadableValue = ({ label, explanation, written }: UnreadableValueProps) => (
  <span className={configStyles['value']}>
    <span className="lk-hatched" title={explanation}>
      <span>{label}</span>
    </span>
    {written !== undefined && (
      <span
        className={clsx('lk-small', configStyles['written'])}
        data-stands={written.stands || undefined}
      >
        <span aria-hidden>{written.stands ? '✎' : '?'} </span>
        {t('Latchkey wrote it on {time}; {nobody}', {
          time: timeFormat().date(written.at),
          nobody: written.stands
            ? t('nobody is known to have changed it since, which is no proof')
            : t('it may have been changed since'),
        })}
      </span>
    )}
  </span>
);

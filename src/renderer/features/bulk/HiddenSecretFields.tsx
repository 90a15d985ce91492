import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConfigValues } from '../../../contract';
import { useReportTypedText } from '../../state/typed-text';
import { formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

interface Props {
  /** By the name of each, which is there once however many instances get the account. */
  titles: ReadonlyMap<string, string>;
  /** Those that were entered. HOLDS SECRETS. */
  onChange: (secrets: ConfigValues) => void;
}

/** The secrets that Domo hides, of accounts that are created. They leave this form only with the run. */
export function HiddenSecretFields({ titles, onChange }: Props) {
  const [typed, setTyped] = useState<ConfigValues>({});
  const entered = Object.values(typed).filter((value) => value !== '').length;
  useReportTypedText('dialog', entered > 0);
  return (
    <div role="group" aria-label={t('Secrets that Domo hides')}>
      <p className={formStyles['line']}>
        {t(
          'Domo hides {secrets} of accounts that are created. Accounts whose secrets are not entered wait, and can be made later.',
          { secrets: formatCountOf(titles.size, 'secret') },
        )}
      </p>
      <div className={bulkStyles['secrets']}>
        {[...titles].map(([name, title]) => (
          <TextInput
            key={name}
            size="xs"
            label={title}
            description={name}
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={typed[name] ?? ''}
            onChange={(event) => {
              const next = { ...typed, [name]: event.currentTarget.value };
              setTyped(next);
              onChange(
                Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')),
              );
            }}
          />
        ))}
      </div>
    </div>
  );
}

import { useState } from 'react';
import type { ConfigValues } from '../../../contract';
import { useReportTypedText } from '../../state/typed-text';
import { formatCountOf } from '../../ui/format/format';
import { FieldInput } from '../../ui/forms/FieldInput';
import { createPlainField } from '../../ui/forms/form-field';
import formStyles from '../../ui/forms/form.module.css';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

interface Props {
  /** By the name of each, which is there once however many instances get the account. */
  titles: ReadonlyMap<string, string>;
  /** The first has the focus when they appear. */
  hasFirstFocus: boolean;
  /** Those that were entered. HOLDS SECRETS. */
  onChange: (secrets: ConfigValues) => void;
}

/** The secrets of accounts that are created, of those that Latchkey does not know. They leave this form only with the run. */
export function HiddenSecretFields({ titles, hasFirstFocus, onChange }: Props) {
  const [typed, setTyped] = useState<ConfigValues>({});
  const entered = Object.values(typed).filter((value) => value !== '').length;
  useReportTypedText('dialog', entered > 0);
  const [first] = titles.keys();
  return (
    <div role="group" aria-label={t('Secrets of new accounts')}>
      <p className={formStyles['line']}>
        {t(
          'Latchkey does not know {secrets} of accounts that are created. Accounts whose secrets are not entered wait, and can be made later.',
          { secrets: formatCountOf(titles.size, 'secret') },
        )}
      </p>
      <div className={bulkStyles['secrets']}>
        {[...titles].map(([name, title]) => (
          <FieldInput
            key={name}
            field={{ ...createPlainField(name, true), label: title, help: name }}
            hasFirstFocus={hasFirstFocus && name === first}
            value={typed[name] ?? ''}
            onChange={(value) => {
              const next = { ...typed, [name]: value };
              setTyped(next);
              onChange(Object.fromEntries(Object.entries(next).filter(([, each]) => each !== '')));
            }}
          />
        ))}
      </div>
    </div>
  );
}

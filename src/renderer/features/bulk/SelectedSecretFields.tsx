import { Checkbox } from '@mantine/core';
import type { AccountKey, ResponseFor } from '../../../contract';
import { MAX_ROTATION_LIKES } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { t } from '../../../contract/texts';

type SecretFields = ResponseFor<'rotation.fields'>;

/** The secret fields of several selected accounts. Asks nothing for one, and nothing for too many. */
export const useSelectedSecretFields = (accounts: readonly AccountKey[]) =>
  useQuery<SecretFields>(
    accounts.length < 2 || accounts.length > MAX_ROTATION_LIKES ? null : JSON.stringify(accounts),
    (signal) => call('rotation.fields', { accounts: [...accounts] }, { signal }),
  );

interface Props {
  /** What `useSelectedSecretFields` answered. */
  answer: ReturnType<typeof useSelectedSecretFields>;
  fields: readonly string[];
  onChange: (fields: readonly string[]) => void;
}

/** Which secret fields get a new value: accounts of other providers have other ones. */
export function SelectedSecretFields({ answer, fields, onChange }: Props) {
  if (answer.value === null)
    return <LoadingOrError answer={answer} label={t('Loading the fields of the accounts…')} />;
  const { fields: known, notRead } = answer.value;
  if (known.length === 0)
    return (
      <p className={formStyles['line']} role="status">
        {notRead > 0
          ? t(
              'The configurations of these accounts were not read yet, so their fields are not known. Sync with configs and access first.',
            )
          : t('These accounts have no secret field that Latchkey knows.')}
      </p>
    );
  return (
    <fieldset className={formStyles['choices']}>
      <legend>{t('Secret fields that get a new value')}</legend>
      {known.map(({ name, accounts }) => (
        <Checkbox
          key={name}
          label={name}
          description={t('{accounts} of the selection', {
            accounts: formatCountOf(accounts, 'account'),
          })}
          checked={fields.includes(name)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...fields, name] : fields.filter((each) => each !== name))
          }
        />
      ))}
    </fieldset>
  );
}

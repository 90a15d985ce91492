import { Checkbox } from '@mantine/core';
import type { AccountKey, ResponseFor, RotationLogin } from '../../../contract';
import { MAX_ROTATION_LIKES } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { isLogin, whyNoLoginFields } from './rotation-login';
import type { AskedAbout } from './rotation-labels';
import { t } from '../../../contract/texts';

type SecretFields = ResponseFor<'rotation.fields'>;

/** The secret fields of several selected accounts, or of a login. Asks nothing for one account, and nothing for too many. */
export function useSelectedSecretFields(like: readonly AccountKey[] | RotationLogin) {
  const asks = isLogin(like) || (like.length > 1 && like.length <= MAX_ROTATION_LIKES);
  return useQuery<SecretFields>(asks ? JSON.stringify(like) : null, (signal) =>
    call('rotation.fields', { like: isLogin(like) ? like : [...like] }, { signal }),
  );
}

interface Props {
  of: AskedAbout;
  /** What `useSelectedSecretFields` answered. */
  answer: ReturnType<typeof useSelectedSecretFields>;
  fields: readonly string[];
  onChange: (fields: readonly string[]) => void;
}

/** Which secret fields get a new value: accounts of other providers have other ones. */
export function SelectedSecretFields({ of, answer, fields, onChange }: Props) {
  if (answer.value === null)
    return (
      <LoadingOrError
        answer={answer}
        label={
          of === 'login'
            ? t('Looking for the login in all instances…')
            : t('Loading the fields of the accounts…')
        }
      />
    );
  const { fields: known } = answer.value;
  if (known.length === 0)
    return (
      <p className={formStyles['line']} role="status">
        {of === 'login' ? whyNoLoginFields(answer.value) : whyNoFields(answer.value)}
      </p>
    );
  return (
    <fieldset className={formStyles['choices']}>
      <legend>{t('Secret fields that get a new value')}</legend>
      {known.map(({ name, accounts }) => (
        <Checkbox
          key={name}
          label={name}
          description={
            of === 'login'
              ? t('{accounts} with this login', { accounts: formatCountOf(accounts, 'account') })
              : t('{accounts} of the selection', { accounts: formatCountOf(accounts, 'account') })
          }
          checked={fields.includes(name)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...fields, name] : fields.filter((each) => each !== name))
          }
        />
      ))}
    </fieldset>
  );
}

const whyNoFields = ({ notRead }: Pick<SecretFields, 'notRead'>): string =>
  notRead > 0
    ? t(
        'The configurations of these accounts were not read yet, so their fields are not known. Sync with configs and access first.',
      )
    : t('These accounts have no secret field that Latchkey knows.');

import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, Problem, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import { t } from '../../../contract/texts';

/** The names of the secret config fields of an account, as last read. */
export const useSecretFields = (account: AccountKey | null) =>
  useQuery<ResponseFor<'inventory.detail'>>(
    account === null ? null : JSON.stringify(account),
    (signal) => call('inventory.detail', account ?? noAccount, { signal }),
  );

const noAccount: AccountKey = { profileId: '', kind: 'account', id: 0 };

export const secretFieldNames = (detail: ResponseFor<'inventory.detail'> | null): string[] =>
  (detail?.config?.fields ?? []).filter(({ secret }) => secret).map(({ name }) => name);

interface Props {
  account: AccountKey;
  /** What `useSecretFields` answered. */
  answer: ReturnType<typeof useSecretFields>;
  fields: readonly string[];
  onChange: (fields: readonly string[]) => void;
}

/** Which secret fields get a new value. If none is known, its configuration can be read here. */
export function SecretFieldChoice({ account, answer, fields, onChange }: Props) {
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (answer.value === null)
    return <LoadingOrError answer={answer} label={t('Loading the fields of the account…')} />;
  const names = secretFieldNames(answer.value);
  const read = async (): Promise<void> => {
    setReading(true);
    const result = await call('account.config', account);
    setReading(false);
    setProblem(result.ok ? null : result.problem);
    answer.reload();
  };
  if (names.length === 0) {
    return (
      <>
        <p className={formStyles['line']} role="status">
          {answer.value.config === null
            ? t('The configuration of this account was not read yet, so its fields are not known.')
            : t('This account has no secret field that Latchkey knows.')}
        </p>
        {problem !== null && <ProblemNotice problem={problem} />}
        <div>
          <Button variant="default" loading={reading} onClick={() => void read()}>
            {t('Read its configuration')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <fieldset className={formStyles['choices']}>
      <legend>{t('Secret fields that get a new value')}</legend>
      {names.map((name) => (
        <Checkbox
          key={name}
          label={name}
          checked={fields.includes(name)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...fields, name] : fields.filter((each) => each !== name))
          }
        />
      ))}
    </fieldset>
  );
}

/** A login whose secret changed, for who knows no account that has it. */
import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { RotationLogin } from '../../../contract';
import { call } from '../../api/client';
import { useReportTypedText } from '../../state/typed-text';
import formStyles from '../../ui/forms/form.module.css';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import { isTyped, toRotationLogin, whyNoLogin, type TypedLogin } from './rotation-login';
import { t } from '../../../contract/texts';

const MAX_TEXT = 1000;
const nothing: TypedLogin = { user: '', host: '', systemAccount: '', providers: [] };

interface Props {
  /** Null: what was typed is no longer the login that was looked for. */
  onChange: (login: RotationLogin | null) => void;
}

export function RotationLoginForm({ onChange }: Props) {
  const [typed, setTyped] = useState(nothing);
  const facets = useQuery('facets', () => call('inventory.facets', { profileIds: null }));
  useReportTypedText('dialog', isTyped(typed));
  const why = whyNoLogin(typed);
  const change = (part: Partial<TypedLogin>): void => {
    setTyped({ ...typed, ...part });
    onChange(null);
  };
  const find = (): void => {
    if (why === null) onChange(toRotationLogin(typed));
  };
  const text = (part: 'user' | 'host' | 'systemAccount') => ({
    autoComplete: 'off',
    spellCheck: false,
    maxLength: MAX_TEXT,
    value: typed[part],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [part]: event.currentTarget.value }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return;
      // Else the form plans what was found for another login.
      event.preventDefault();
      find();
    },
  });
  return (
    <>
      <TextInput
        label={t('User')}
        description={t('User name, e-mail address, client id or access key id, exactly as written')}
        data-autofocus
        {...text('user')}
      />
      <div className={formStyles['pair']}>
        <TextInput label={t('Host')} description={t('Server, URL or domain')} {...text('host')} />
        <TextInput
          label={t('Account at the system')}
          description={t('Such as the account of Snowflake, a tenant or a site')}
          {...text('systemAccount')}
        />
      </div>
      <MultiSelect
        label={t('Providers')}
        description={t('Leave it empty for all')}
        searchable
        placeholder={facets.value === null && facets.busy ? t('Loading…') : ''}
        data={(facets.value?.providers ?? []).map(({ dataProviderType, name }) => ({
          value: dataProviderType,
          label: name ?? dataProviderType,
        }))}
        nothingFoundMessage={t('No matching provider')}
        value={[...typed.providers]}
        onChange={(providers) => change({ providers })}
      />
      {facets.problem !== null && <ProblemNotice problem={facets.problem} />}
      <div className={formStyles['wait']}>
        <span className="lk-dim lk-small" role="status">
          {why ?? ''}
        </span>
        <Button variant="default" disabled={why !== null} onClick={find}>
          {t('Find its accounts')}
        </Button>
      </div>
    </>
  );
}

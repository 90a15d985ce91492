import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AccountKind } from '../../../contract';
import { TimeAgo } from '../../ui/format/Time';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { listProviderOptions, filterProviderOptions, withTypedProvider } from './provider-options';
import type { InstanceProviders } from './useInstanceProviders';
import clsx from 'clsx';
import editStyles from './edit.module.css';
import { t } from '../../../contract/texts';

/** The list shows at most this many; typing narrows it down. */
const MOST_SHOWN = 80;

interface Props {
  providers: InstanceProviders;
  kind: AccountKind;
  value: string;
  /** It is the first field that has to be filled in. */
  hasFocus: boolean;
  onChange: (dataProviderType: string) => void;
}

/** Chooses one of Domo's more than a thousand providers by name or type. */
export function ProviderSelect({ providers, kind, value, hasFocus, onChange }: Props) {
  const [search, setSearch] = useState('');
  const choices = useMemo(
    () => listProviderOptions(providers.providers, kind),
    [providers.providers, kind],
  );
  // The chosen provider stays an option while another text is typed.
  const data = withTypedProvider(withTypedProvider(choices, value), search);
  return (
    <div className={editStyles['provider']}>
      <Select
        label={t('Provider')}
        {...(hasFocus ? { 'data-autofocus': true } : {})}
        placeholder={providers.busy && !providers.known ? t('Loading…') : t('Name or type')}
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        limit={MOST_SHOWN}
        // Mantine's scroll area would be as wide as the longest type.
        withScrollArea={false}
        classNames={{ options: editStyles['options'] }}
        data={data}
        filter={({ search: typed }) => filterProviderOptions(data, typed)}
        nothingFoundMessage={t('No matching provider')}
        renderOption={({ option }) => (
          <span className={editStyles['option']}>
            <span className="lk-cut lk-name">{option.label}</span>
            <span className="lk-dim lk-small lk-cut">{option.value}</span>
          </span>
        )}
        value={value === '' ? null : value}
        onSearchChange={setSearch}
        onChange={(chosen) => {
          if (chosen !== null) onChange(chosen);
        }}
      />
      {providers.problem !== null && <ProblemNotice problem={providers.problem} tone="amber" />}
      {providers.known && <ProvidersReadAt providers={providers} />}
    </div>
  );
}

function ProvidersReadAt({ providers: { readAt, busy, read } }: { providers: InstanceProviders }) {
  return (
    <p className={clsx(editStyles['line'], 'lk-dim lk-small')}>
      {readAt === null ? (
        t('The providers of this instance have not been read yet, so their fields are not known.')
      ) : (
        <TimeAgo at={readAt} verb={t('Providers read')} />
      )}
      <Button
        variant={readAt === null ? 'default' : 'subtle'}
        size="compact-xs"
        loading={busy}
        onClick={read}
      >
        {t('Refresh')}
      </Button>
    </p>
  );
}

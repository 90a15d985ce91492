import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AccountKind } from '../../../contract';
import { TimeAgo } from '../../ui/format/Time';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { listProviderOptions, filterProviderOptions, withTypedProvider } from './provider-options';
import type { InstanceProviders } from './useInstanceProviders';

/** More than these are found by typing. */
const MOST_SHOWN = 80;

interface Props {
  providers: InstanceProviders;
  kind: AccountKind;
  value: string;
  onChange: (dataProviderType: string) => void;
}

/** One of Domo's thousand and more providers, by name or type. */
export function ProviderSelect({ providers, kind, value, onChange }: Props) {
  const [search, setSearch] = useState('');
  const choices = useMemo(
    () => listProviderOptions(providers.providers, kind),
    [providers.providers, kind],
  );
  // What was chosen stays a choice while something else is typed.
  const data = withTypedProvider(withTypedProvider(choices, value), search);
  return (
    <div className="edit-provider">
      <Select
        label="Provider"
        placeholder={providers.busy && !providers.known ? 'Reading…' : 'Name or type'}
        searchable
        openOnFocus={false}
        limit={MOST_SHOWN}
        // The list's own area to scroll in is as wide as its longest type.
        withScrollArea={false}
        classNames={{ options: 'edit-options' }}
        data={data}
        filter={({ search: typed }) => filterProviderOptions(data, typed)}
        nothingFoundMessage="No provider fits"
        renderOption={({ option }) => (
          <span className="edit-option">
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
    <p className="edit-line lk-dim lk-small">
      {readAt === null ? (
        'The providers of this instance were not read yet, so their fields are not known.'
      ) : (
        <TimeAgo at={readAt} verb="Providers read" />
      )}
      <Button
        variant={readAt === null ? 'default' : 'subtle'}
        size="compact-xs"
        loading={busy}
        onClick={read}
      >
        {readAt === null ? 'Read providers' : 'Read again'}
      </Button>
    </p>
  );
}

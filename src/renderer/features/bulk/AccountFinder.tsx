import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { AccountKey, InventoryRow, RequestFor } from '../../../contract';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { accountTitle } from '../../ui/format/format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import { t } from '../../../contract/texts';
import { accountKeyText } from '../../../contract/zod-free';

/** The list shows at most this many; typing narrows it down. */
const MOST_SHOWN = 50;
/** Fast typing asks for the last text alone. */
const TYPING_MS = 80;
const MAX_TEXT = 200;

type SearchFilter = NonNullable<RequestFor<'inventory.search'>['filter']>;

interface Props {
  label: string;
  description: string;
  /** Which accounts are offered, without a text. */
  filter: SearchFilter;
  /** Those that are not offered. */
  without?: readonly AccountKey[];
  onChange: (chosen: InventoryRow) => void;
}

/** Chooses an account of the inventory by any word of it. */
export function AccountFinder({ label, description, filter, without = [], onChange }: Props) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<InventoryRow | null>(null);
  const [asked] = useDebouncedValue(text.trim().slice(0, MAX_TEXT), TYPING_MS);
  const profiles = useProfiles((state) => state.profiles);
  const nameOf = (row: InventoryRow): string =>
    `${accountTitle(row)} (${row.id}) · ${profiles?.find(({ id }) => id === row.profileId)?.label ?? ''}`;
  // What is chosen stands in the box: it is no text to search.
  const typed = chosen !== null && asked === nameOf(chosen) ? '' : asked;
  const found = useQuery(
    JSON.stringify([filter, typed]),
    (signal) =>
      call(
        'inventory.search',
        { filter: { ...filter, text: typed }, limit: MOST_SHOWN },
        { signal },
      ),
    { keepPrevious: true },
  );
  const hidden = new Set(without.map(accountKeyText));
  const rows = (found.value?.rows ?? []).filter((row) => !hidden.has(accountKeyText(row)));
  const offered =
    chosen === null || rows.some((row) => accountKeyText(row) === accountKeyText(chosen))
      ? rows
      : [chosen, ...rows];
  return (
    <>
      <Select
        label={label}
        description={description}
        placeholder={
          found.value === null && found.busy ? t('Loading…') : t('Name, id or user name')
        }
        searchable
        openOnFocus={false}
        allowDeselect={false}
        data={offered.map((row) => ({ value: accountKeyText(row), label: nameOf(row) }))}
        filter={({ options }) => options}
        nothingFoundMessage={t('No such account')}
        value={chosen === null ? null : accountKeyText(chosen)}
        onSearchChange={setText}
        onChange={(value) => {
          const row = offered.find((each) => accountKeyText(each) === value);
          if (row === undefined) return;
          setChosen(row);
          onChange(row);
        }}
      />
      {found.problem !== null && <ProblemNotice problem={found.problem} />}
    </>
  );
}

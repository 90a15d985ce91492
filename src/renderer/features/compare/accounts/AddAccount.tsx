import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InventoryRow } from '../../../../contract';
import { call } from '../../../api/client';
import { changeComparison, MOST_ACCOUNTS } from '../../../state/comparison';
import { isSameAccount } from '../../../state/sameAccount';
import { useProfiles } from '../../../state/profiles';
import { titleOf } from '../../../ui/format';
import { withAccount, type Accounts } from './columns';

const SHOWN = 8;

/** Finds one more account by words, in all instances. */
export function AddAccount({ comparison }: { comparison: Accounts }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly InventoryRow[]>([]);
  const profiles = useProfiles((state) => state.profiles);
  const full = comparison.accounts.length >= MOST_ACCOUNTS;
  const find = async (words: string): Promise<void> => {
    setText(words);
    const result = await call('inventory.search', { filter: { text: words }, limit: SHOWN * 2 });
    if (result.ok) setFound(result.value.rows);
  };
  const offered = found
    .filter((row) => !comparison.accounts.some((account) => isSameAccount(account, row)))
    .slice(0, SHOWN);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          disabled={full}
          title={full ? `${MOST_ACCOUNTS} accounts at most` : undefined}
          onClick={() => {
            setOpen(!open);
            void find('');
          }}
        >
          Add account…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Add an account">
        <div className="compared-add">
          <TextInput
            aria-label="Find an account"
            placeholder="Find an account"
            data-autofocus
            maxLength={200}
            value={text}
            onChange={(event) => void find(event.currentTarget.value)}
          />
          {offered.map((row) => (
            <button
              key={`${row.profileId} ${row.kind} ${row.id}`}
              type="button"
              className="compared-found"
              onClick={() => {
                const { profileId, kind, id } = row;
                setOpen(false);
                changeComparison(withAccount(comparison, { profileId, kind, id }));
              }}
            >
              <span className="lk-cut lk-name">{titleOf(row)}</span>
              <span className="lk-dim lk-small lk-cut lk-name">
                {profiles?.find(({ id }) => id === row.profileId)?.label} · {row.dataProviderType} ·{' '}
                {row.id}
              </span>
            </button>
          ))}
          {offered.length === 0 && <span className="lk-dim">Nothing fits</span>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

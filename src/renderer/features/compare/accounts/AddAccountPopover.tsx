import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InventoryRow } from '../../../../contract';
import { call } from '../../../api/client';
import { changeComparison, MAX_COMPARED_ACCOUNTS } from '../../../state/comparison';
import { isSameAccount } from '../../../state/view';
import { useProfiles } from '../../../state/profiles';
import { accountTitle } from '../../../ui/format/format';
import { withAccount, type AccountsComparison } from './compared-accounts';
import comparedStyles from '../matrix/compared.module.css';
import { t } from '../../../../contract/texts';

const MAX_OFFERED = 8;

/** Searches all instances for one more account to compare. */
export function AddAccountPopover({ comparison }: { comparison: AccountsComparison }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly InventoryRow[]>([]);
  const profiles = useProfiles((state) => state.profiles);
  const full = comparison.accounts.length >= MAX_COMPARED_ACCOUNTS;
  const find = async (query: string): Promise<void> => {
    setText(query);
    const result = await call('inventory.search', {
      filter: { text: query },
      limit: MAX_OFFERED * 2,
    });
    if (result.ok) setFound(result.value.rows);
  };
  const offered = found
    .filter((row) => !comparison.accounts.some((account) => isSameAccount(account, row)))
    .slice(0, MAX_OFFERED);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          disabled={full}
          title={
            full
              ? t('You can compare at most {most} accounts', { most: MAX_COMPARED_ACCOUNTS })
              : undefined
          }
          onClick={() => {
            setOpen(!open);
            void find('');
          }}
        >
          {t('Add account…')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('Add account')}>
        <div className={comparedStyles['add']}>
          <TextInput
            aria-label={t('Find an account')}
            placeholder={t('Find an account')}
            data-autofocus
            maxLength={200}
            value={text}
            onChange={(event) => void find(event.currentTarget.value)}
          />
          {offered.map((row) => (
            <button
              key={`${row.profileId} ${row.kind} ${row.id}`}
              type="button"
              className={comparedStyles['found']}
              onClick={() => {
                const { profileId, kind, id } = row;
                setOpen(false);
                changeComparison(withAccount(comparison, { profileId, kind, id }));
              }}
            >
              <span className="lk-cut lk-name">{accountTitle(row)}</span>
              <span className="lk-dim lk-small lk-cut lk-name">
                {profiles?.find(({ id }) => id === row.profileId)?.label} · {row.dataProviderType} ·{' '}
                {row.id}
              </span>
            </button>
          ))}
          {offered.length === 0 && <span className="lk-dim">{t('No matching accounts')}</span>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

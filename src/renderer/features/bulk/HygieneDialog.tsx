import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, ResponseFor, UntidyAccount, UntidyKind } from '../../../contract';
import { untidyGaps, untidyKinds, untidyKindTitle } from '../../../contract/hygiene-text';
import { OTHER_USERS_TEXT } from '../../../contract/usage-text';
import { MAX_NAMED_UNTIDY } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { closeDialog, openDialog } from '../../state/dialogs';
import { useShownName, useShownProfileIds } from '../../state/shown-instances';
import { accountTitle, formatCount, formatCountOf } from '../../ui/format/format';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { ChoiceList } from './ChoiceList';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

type Found = ResponseFor<'hygiene.find'>;

/** Accounts to tidy up in the instances on screen. From stored data: the same without a network. */
export default function HygieneDialog() {
  const profileIds = useShownProfileIds();
  const name = useShownName();
  const [kind, setKind] = useState<UntidyKind>('duplicate');
  /** Nothing is ticked before somebody ticks it: what follows may delete. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const answer = useQuery<Found>(
    JSON.stringify(profileIds),
    (signal) => call('hygiene.find', { profileIds, limit: MAX_NAMED_UNTIDY }, { signal }),
    { refreshOn: ['inventoryChanged', 'profilesChanged'], keepPrevious: true },
  );
  const found = answer.value;
  const accounts = found?.kinds[kind].accounts ?? [];
  const picked = accounts.filter((each) => chosen.has(keyOfUntidy(each)));
  const change = (wanted: 'rename' | 'delete'): void => {
    openDialog({ name: 'bulkChange', change: wanted, accounts: distinct(picked) });
  };
  return (
    <DialogFrame title={t('Tidy up')} size={760}>
      <div className={formStyles['form']}>
        <p className={formStyles['line']}>
          {richText(
            'Accounts of {name}, as last read. Nothing is changed here: what you choose is planned and shown first.',
            { name: <strong className="lk-name">{name ?? t('all instances')}</strong> },
          )}
        </p>
        {found === null ? (
          <LoadingOrError answer={answer} label={t('Looking for accounts to tidy up…')} />
        ) : (
          <>
            <SegmentedControl
              aria-label={t('What to tidy up')}
              value={kind}
              onChange={(value) => {
                setKind(untidyKinds.find((each) => each === value) ?? 'duplicate');
                setChosen(new Set());
              }}
              data={untidyKinds.map((each) => ({
                value: each,
                label: `${untidyKindTitle[each]} ${formatCount(found.kinds[each].count)}`,
              }))}
            />
            <UntidyList kind={kind} found={found} chosen={chosen} onChoose={setChosen} />
          </>
        )}
        <div className={formStyles['foot']}>
          <span className={formStyles['gap']} />
          <Button variant="subtle" color="gray" onClick={closeDialog}>
            {t('Close')}
          </Button>
          <Button variant="default" disabled={picked.length === 0} onClick={() => change('delete')}>
            {t('Delete…')}
          </Button>
          <Button disabled={picked.length === 0} onClick={() => change('rename')}>
            {t('Rename…')}
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}

interface ListProps {
  kind: UntidyKind;
  found: Found;
  /** Keys. */
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

function UntidyList({ kind, found, chosen, onChoose }: ListProps) {
  const { accounts, count } = found.kinds[kind];
  const keys = accounts.map(keyOfUntidy);
  const gaps = untidyGaps({
    configNotRead: kind === 'duplicate' ? found.configNotRead : 0,
    useUnknown: kind === 'unused' ? found.useUnknown : 0,
  });
  return (
    <>
      {kind === 'unused' && <p className={formStyles['line']}>{OTHER_USERS_TEXT}</p>}
      {kind === 'duplicate' && count > 0 && (
        <p className={formStyles['line']}>
          {t('{sets} of accounts of one instance and provider that are alike. Keep one of each.', {
            sets: formatCountOf(found.duplicateGroups, 'set'),
          })}
        </p>
      )}
      {count === 0 ? (
        <p className={formStyles['line']} role="status">
          {t('Of {accounts} none is known to be here.', {
            accounts: formatCountOf(found.checked, 'account'),
          })}
        </p>
      ) : (
        <ChoiceList
          key={kind}
          label={untidyKindTitle[kind]}
          choices={accounts.map((each) => ({
            key: keyOfUntidy(each),
            title: accountTitle({ displayName: each.name, name: '' }),
            where: `${each.label} · ${each.dataProviderType} · ${each.account.id}`,
            about:
              each.group === null
                ? each.why
                : t('set {group}: {why}', { group: each.group + 1, why: each.why }),
          }))}
          left={new Set(keys.filter((key) => !chosen.has(key)))}
          onChange={(left) => onChoose(new Set(keys.filter((key) => !left.has(key))))}
        />
      )}
      {count > accounts.length && (
        <p className={formStyles['line']}>
          {t('{count} more are not in this list. Choose an instance to see them.', {
            count: formatCount(count - accounts.length),
          })}
        </p>
      )}
      {gaps.map((gap) => (
        <p key={gap} className={`${formStyles['line'] ?? ''} lk-dim lk-small`}>
          {gap}
        </p>
      ))}
    </>
  );
}

/** An account may be alike with several sets. */
const keyOfUntidy = ({ account: { profileId, kind, id }, group }: UntidyAccount): string =>
  `${profileId} ${kind} ${id} ${group ?? ''}`;

const distinct = (picked: readonly UntidyAccount[]): AccountKey[] => [
  ...new Map(
    picked.map(({ account }) => [`${account.profileId} ${account.kind} ${account.id}`, account]),
  ).values(),
];

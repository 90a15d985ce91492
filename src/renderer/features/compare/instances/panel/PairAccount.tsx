import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type {
  InstanceAge,
  InstanceCell,
  InstanceRow,
  Problem,
  DomoId,
} from '../../../../../contract';
import { useInstanceMatrix } from '../../../../state/instance-matrix';
import { pairByHand, usePairing } from '../../../../state/pairing';
import { formatCountOf } from '../../../../ui/format/format';
import { ProblemNotice } from '../../../../ui/notices/ProblemNotice';
import { rowAccounts } from '../row-accounts';
import { instanceRowName } from '../instance-labels';
import { findAccounts } from '../../../../state/inventory';
import { useQuery } from '../../../../ui/requests/useQuery';
import instancesStyles from '../instances.module.css';
import { t } from '../../../../../contract/texts';

interface PairAccountProps {
  row: InstanceRow;
  column: number;
  cell: Extract<InstanceCell, { state: 'ambiguous' | 'missing' }>;
  age: InstanceAge;
}

/** Pairs an account by hand: one of the candidates, or one with another name. */
export function PairAccount({ row, column, cell, age }: PairAccountProps) {
  const [text, setText] = useState('');
  const ids = useInstanceMatrix(({ instances }) => instances).map(({ profileId }) => profileId);
  const busy = usePairing((state) => state.busy);
  const { candidates, count, atLeast, problem } = usePairingCandidates(
    row,
    cell,
    age.profileId,
    text,
  );
  const choose = (id: DomoId, name: string): void => {
    const chosen = { profileId: age.profileId, kind: row.kind, id };
    const others = rowAccounts(row, ids).filter((_, index) => index !== column);
    void pairByHand(
      t('“{name}” of {label} was paired with “{instanceRow}”.', {
        name,
        label: age.label,
        instanceRow: instanceRowName(row),
      }),
      [...others, chosen],
    );
  };
  return (
    <section className={instancesStyles['part']} aria-label={t('Pair by hand')}>
      <h3 className={instancesStyles['heading']}>
        {cell.state === 'ambiguous'
          ? t('Which account is it?')
          : t('Does it have another name here?')}
      </h3>
      <TextInput
        aria-label={t('Find an account of {label}', { label: age.label })}
        placeholder={t('Find by name or ID')}
        leftSection={<IconSearch size={14} aria-hidden />}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className={instancesStyles['candidates']} aria-label={t('Candidates')}>
        {candidates.map(({ id, valid, displayName }) => (
          <li key={id}>
            <span className={instancesStyles['candidate']}>
              <span className="lk-cut lk-name" title={displayName}>
                {displayName}
              </span>
              <span className="lk-dim lk-small">
                <span className="lk-mono">{id}</span>
                {valid === false && (
                  <span className={instancesStyles['invalid']}> {t('▲ invalid')}</span>
                )}
              </span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              disabled={busy}
              aria-label={t('Pair {displayName}, {id}', { displayName, id })}
              onClick={() => {
                choose(id, displayName);
              }}
            >
              {t('Pair')}
            </Button>
          </li>
        ))}
      </ul>
      {count > candidates.length && (
        <p className="lk-dim lk-small">
          {atLeast && t('At least ')}
          {t('{moreAccounts}; type to find {it}.', {
            moreAccounts: formatCountOf(count - candidates.length, 'more account'),
            it: count - candidates.length === 1 ? t('it') : t('them'),
          })}
        </p>
      )}
      {count === 0 && problem === null && (
        <p className="lk-dim lk-small">
          {t('No matching {dataProviderType} account in {label}.', {
            dataProviderType: row.dataProviderType,
            label: age.label,
          })}
        </p>
      )}
    </section>
  );
}

interface PairingCandidate {
  id: DomoId;
  valid: boolean | null;
  displayName: string;
}

interface FoundCandidates {
  candidates: readonly PairingCandidate[];
  /** The number of all candidates, including those that are not listed. */
  count: number;
  problem: Problem | null;
  /** There may be more. */
  readonly atLeast: boolean;
}

/** Milliseconds without typing before a search starts. */
const TYPING_MS = 120;

/** The candidates of the cell until a text is typed; then all accounts of the kind and provider that match it. */
function usePairingCandidates(
  { kind, dataProviderType }: Pick<InstanceRow, 'kind' | 'dataProviderType'>,
  cell: Extract<InstanceCell, { state: 'ambiguous' | 'missing' }>,
  profileId: string,
  text: string,
): FoundCandidates {
  const [typed] = useDebouncedValue(text, TYPING_MS);
  const search = cell.state === 'missing' || typed.trim() !== '';
  const { value, problem } = useQuery(
    search ? [profileId, kind, dataProviderType, typed].join('\n') : null,
    () => findAccounts({ profileId, kind, dataProviderType, text: typed }),
    { keepPrevious: true },
  );
  if (cell.state === 'ambiguous' && text.trim() === '') {
    return { candidates: cell.candidates, count: cell.count, atLeast: false, problem: null };
  }
  const { rows: candidates = [], total: count = -1, atLeast = false } = value ?? {};
  return { candidates, count, atLeast, problem };
}

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { InstanceAge, InstanceCell, InstanceRow, Problem } from '../../../../../contract';
import { useInstanceMatrix } from '../../../../state/instance-matrix';
import { pairByHand, usePairing } from '../../../../state/pairing';
import { formatCountOf } from '../../../../ui/format/format';
import { ProblemNotice } from '../../../../ui/notices/ProblemNotice';
import { rowAccounts } from '../row-accounts';
import { instanceRowName } from '../instance-labels';
import { findAccounts } from '../../../../state/inventory';
import { useQuery } from '../../../../ui/requests/useQuery';

interface PairAccountProps {
  row: InstanceRow;
  column: number;
  cell: Extract<InstanceCell, { state: 'ambiguous' | 'missing' }>;
  age: InstanceAge;
}

/** Which account of an instance is meant: one of those that fit, or one that is called otherwise. */
export function PairAccount({ row, column, cell, age }: PairAccountProps) {
  const [text, setText] = useState('');
  const ids = useInstanceMatrix(({ instances }) => instances).map(({ profileId }) => profileId);
  const busy = usePairing((state) => state.busy);
  const { candidates, count, problem } = usePairingCandidates(row, cell, age.profileId, text);
  const choose = (id: number, name: string): void => {
    const chosen = { profileId: age.profileId, kind: row.kind, id };
    const others = rowAccounts(row, ids).filter((_, place) => place !== column);
    void pairByHand(`“${name}” of ${age.label} is paired with “${instanceRowName(row)}”.`, [
      ...others,
      chosen,
    ]);
  };
  return (
    <section className="instances-part instances-pair" aria-label="Pair by hand">
      <h3 className="instances-heading">
        {cell.state === 'ambiguous' ? 'Which one is it?' : 'Is it there under another name?'}
      </h3>
      <TextInput
        aria-label={`Find an account of ${age.label}`}
        placeholder="Find by name or id"
        leftSection={<IconSearch size={14} aria-hidden />}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className="instances-candidates" aria-label="Candidates">
        {candidates.map(({ id, valid, displayName }) => (
          <li key={id}>
            <span className="instances-candidate">
              <span className="lk-cut lk-name" title={displayName}>
                {displayName}
              </span>
              <span className="lk-dim lk-small">
                <span className="lk-mono">{id}</span>
                {valid === false && <span className="instances-invalid"> ▲ invalid</span>}
              </span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              disabled={busy}
              aria-label={`Pair ${displayName}, ${id}`}
              onClick={() => {
                choose(id, displayName);
              }}
            >
              Pair
            </Button>
          </li>
        ))}
      </ul>
      {count > candidates.length && (
        <p className="lk-dim lk-small">
          {formatCountOf(count - candidates.length, 'more account')}; type to find{' '}
          {count - candidates.length === 1 ? 'it' : 'them'}.
        </p>
      )}
      {count === 0 && problem === null && (
        <p className="lk-dim lk-small">
          No {row.dataProviderType} account of {age.label} fits.
        </p>
      )}
    </section>
  );
}

/** The accounts of an instance that a row may mean. */

export interface PairingCandidate {
  id: number;
  valid: boolean | null;
  displayName: string;
}

interface FoundCandidates {
  candidates: readonly PairingCandidate[];
  /** All that fit, also those that are not listed. */
  count: number;
  problem: Problem | null;
}

/** Milliseconds: while someone types, only the last word counts. */
const TYPING_MS = 120;

/** Those that fit by name, until something is typed; then all of the kind and provider that have these words. */
export function usePairingCandidates(
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
    return { candidates: cell.candidates, count: cell.count, problem: null };
  }
  return { candidates: value?.rows ?? [], count: value?.total ?? -1, problem };
}

import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { InstanceAge, InstanceCell, InstanceRow } from '../../../../../contract';
import { useInstanceMatrix } from '../../../../state/instanceMatrix';
import { pair, usePairing } from '../../../../state/pairing';
import { counted } from '../../../../ui/format';
import { ProblemNotice } from '../../../../ui/ProblemNotice';
import { accountsOf } from '../accounts';
import { nameOf } from '../words';
import { useCandidates } from './useCandidates';

interface Props {
  row: InstanceRow;
  column: number;
  cell: Extract<InstanceCell, { state: 'ambiguous' | 'missing' }>;
  age: InstanceAge;
}

/** Which account of an instance is meant: one of those that fit, or one that is called otherwise. */
export function PairOne({ row, column, cell, age }: Props) {
  const [text, setText] = useState('');
  const ids = useInstanceMatrix(({ instances }) => instances).map(({ profileId }) => profileId);
  const busy = usePairing((state) => state.busy);
  const { candidates, count, problem } = useCandidates(row, cell, age.profileId, text);
  const choose = (id: number, name: string): void => {
    const chosen = { profileId: age.profileId, kind: row.kind, id };
    const others = accountsOf(row, ids).filter((_, place) => place !== column);
    void pair(`“${name}” of ${age.label} is paired with “${nameOf(row)}”.`, [...others, chosen]);
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
          {counted(count - candidates.length, 'more account')}; type to find{' '}
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

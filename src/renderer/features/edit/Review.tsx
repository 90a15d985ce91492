import { Button } from '@mantine/core';
import type { AccountKey, Problem } from '../../../contract';
import { counted } from '../../ui/format';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { WrittenTable } from '../../ui/WrittenTable';
import { changesOf, type Typed } from './changes';
import type { EditField } from './fields';
import { LookAgain } from './LookAgain';
import type { Row } from './rows';

interface Props {
  account: AccountKey;
  fields: readonly EditField[];
  typed: Typed;
  rows: readonly Row[];
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onSave: () => void;
}

/** The second step: all that will be written to Domo, and nothing else. */
export function Review({ account, fields, typed, rows, busy, problem, onBack, onSave }: Props) {
  const changes = changesOf(fields, typed, rows);
  const unknown = problem?.code === 'outcomeUnknown';
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !unknown) onSave();
      }}
    >
      <WrittenTable
        label={`${counted(changes.length, 'field')} will be written`}
        heads={['Before', 'After']}
        written={1}
        lines={changes.map(({ name, label, before, after }) => ({
          ...{ key: name, label, title: name },
          cells: [before, after] as const,
        }))}
      />
      <p className="form-line lk-dim lk-small">
        Nothing else is written. Domo does not keep the values from before.
      </p>
      {unknown && (
        <LookAgain account={account} problem={problem} onAgain={onSave}>
          {(found) =>
            found.valid === false
              ? 'The account is there, and Domo calls it invalid.'
              : 'The account is there. Whether its secrets changed cannot be seen in Domo.'
          }
        </LookAgain>
      )}
      {!unknown && problem !== null && <ProblemNotice problem={problem} />}
      <FormFoot
        submit={`Save ${counted(changes.length, 'field')}`}
        busy={busy}
        disabled={busy || unknown}
      >
        <Button variant="default" disabled={busy} onClick={onBack}>
          Back
        </Button>
      </FormFoot>
    </form>
  );
}

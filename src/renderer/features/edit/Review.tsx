import { Button } from '@mantine/core';
import type { Problem } from '../../../contract';
import { counted } from '../../ui/format';
import { FormFoot } from '../../ui/FormFoot';
import { SeenAnew } from '../../ui/SeenAnew';
import type { Seeing } from '../../ui/seeing';
import { WrittenTable } from '../../ui/WrittenTable';
import { changesOf, wantingOfEdit, type Typed } from './changes';
import type { EditField } from './fields';
import type { Row } from './rows';

interface Props {
  fields: readonly EditField[];
  typed: Typed;
  rows: readonly Row[];
  busy: boolean;
  problem: Problem | null;
  seeing: Seeing;
  onBack: () => void;
  onSave: () => void;
}

/** The second step: all that will be written to Domo, and nothing else. */
export function Review({ fields, typed, rows, busy, problem, seeing, onBack, onSave }: Props) {
  const changes = changesOf(fields, typed, rows);
  const { stale } = seeing;
  const wanting = stale ? 'Read it again first' : wantingOfEdit(fields, typed, rows);
  const ready = wanting === null && !busy;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave();
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
      <SeenAnew problem={problem} seeing={seeing} />
      <FormFoot
        submit={`Save ${counted(changes.length, 'field')}`}
        busy={busy}
        disabled={!ready}
        why={busy ? null : wanting}
      >
        <Button variant="default" disabled={busy || stale} onClick={onBack}>
          Back
        </Button>
      </FormFoot>
    </form>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { AccountKey, Problem } from '../../../contract';
import { counted } from '../../ui/format';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
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
  const list = useRef<HTMLTableElement>(null);
  // The list is read first: a second Enter out of habit must not save what nobody looked at.
  useEffect(() => {
    list.current?.focus();
  }, []);
  const unknown = problem?.code === 'outcomeUnknown';
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !unknown) onSave();
      }}
    >
      <table
        ref={list}
        tabIndex={-1}
        className="form-changes"
        aria-label={`${counted(changes.length, 'field')} will be written`}
      >
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, label, before, after }) => (
            <tr key={name}>
              <th scope="row" title={name}>
                {label}
              </th>
              <td className="lk-dim">{before}</td>
              <td className="lk-strong">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
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

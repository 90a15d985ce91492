import { Button, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AccountMatrix } from '../../../../contract';
import type { ShownRows } from '../../../../contract/shown-rows';
import { changeComparison } from '../../../state/comparison';
import { Age } from '../../../ui/Age';
import { counted } from '../../../ui/format';
import { NotShown } from '../../../ui/NotShown';
import { ProblemNotice } from '../../../ui/ProblemNotice';
import { ExportButton } from '../ExportButton';
import { Head } from '../Head';
import { ComparedMatrix } from '../matrix/ComparedMatrix';
import { useAccountMatrix } from '../matrix/useAccountMatrix';
import { columnName } from '../matrix/words';
import { SaveButton } from '../SaveButton';
import { AddAccount } from './AddAccount';
import { ColumnHead } from './ColumnHead';
import type { Accounts } from './columns';
import { Gone } from './Gone';
import { useReadAgain } from './useReadAgain';

interface Props {
  comparison: Accounts;
  notices: ReactNode;
}

/** Two to twelve accounts, of any instances, side by side. */
export function AccountsView({ comparison, notices }: Props) {
  const { matrix, problem, busy, load } = useAccountMatrix(comparison);
  const reading = useReadAgain(comparison.accounts);
  const [show, setShow] = useState<ShownRows>('all');
  const total = comparison.accounts.length;
  return (
    <>
      <Head
        title={counted(total, 'account')}
        about={matrix === null ? '' : <About matrix={matrix} />}
      >
        <AddAccount comparison={comparison} />
        <SaveButton comparison={comparison} />
        <ExportButton comparison={comparison} show={show} />
        <Button
          loading={reading.done !== null}
          onClick={() => {
            void reading.read();
          }}
        >
          Read again
        </Button>
      </Head>
      {notices}
      <div className="compared-told" role="status">
        {reading.done !== null && `Reading: ${reading.done} of ${counted(total, 'account')}`}
      </div>
      {reading.problem !== null && (
        <div className="compare-exported">
          <ProblemNotice problem={reading.problem} tone="amber" />
        </div>
      )}
      {problem !== null && (
        <div className="app-body">
          <NotShown title="These accounts cannot be compared" problem={problem} onAgain={load}>
            {problem.code === 'notFound' && <Gone comparison={comparison} />}
          </NotShown>
        </div>
      )}
      {problem === null && matrix === null && <div className="app-body" aria-busy="true" />}
      {problem === null && matrix !== null && matrix.columns.length > 1 && (
        <ComparedMatrix
          label="Accounts side by side"
          comparison={comparison}
          matrix={matrix}
          busy={busy}
          columns={matrix.columns.map(({ profileId, kind, id }, at) => ({
            key: `${profileId} ${kind} ${id}`,
            head: <ColumnHead comparison={comparison} matrix={matrix} at={at} />,
          }))}
          show={show}
          onShow={setShow}
        >
          <Baseline comparison={comparison} matrix={matrix} />
        </ComparedMatrix>
      )}
    </>
  );
}

function About({ matrix: { columns, tallies } }: { matrix: AccountMatrix }) {
  const { different, unknown } = tallies.all;
  const times = columns.flatMap(({ parts }) => parts.config.readAt ?? []);
  return (
    <>
      {different} {different === 1 ? 'differs' : 'differ'} · {unknown} cannot be known
      {times.length > 0 && (
        <>
          {' · '}
          <Age at={Math.min(...times)} verb="oldest reading" />
        </>
      )}
    </>
  );
}

const Baseline = ({ comparison, matrix }: { comparison: Accounts; matrix: AccountMatrix }) => (
  <Select
    aria-label="Baseline"
    className="compared-baseline"
    allowDeselect={false}
    value={String(comparison.baseline ?? 'none')}
    data={[
      { value: 'none', label: 'No baseline' },
      ...matrix.columns.map((_, at) => ({
        value: String(at),
        label: `Baseline: ${columnName(matrix.columns, at)}`,
      })),
    ]}
    onChange={(value) => {
      changeComparison({ ...comparison, baseline: value === 'none' ? null : Number(value) });
    }}
  />
);

import type { ReactNode } from 'react';
import type { Comparison } from '../../../../contract';
import type { ShownRows } from '../../../../contract/shown-rows';
import { Age } from '../../../ui/Age';
import { ComparedMatrix } from '../matrix/ComparedMatrix';
import { useAccountMatrix } from '../matrix/useAccountMatrix';
import { NoTimes } from './NoTimes';

interface Props {
  comparison: Extract<Comparison, { view: 'accountThenAndNow' }>;
  /** Which times. */
  choice: ReactNode;
  show: ShownRows;
  onShow: (show: ShownRows) => void;
}

/** An account field by field, at two times. */
export function AccountTimes({ comparison, choice, show, onShow }: Props) {
  const { matrix, problem, busy, load } = useAccountMatrix(comparison);
  if (matrix === null) {
    return <NoTimes problem={busy ? null : problem} choice={choice} onAgain={load} />;
  }
  return (
    <ComparedMatrix
      label="Then and now"
      comparison={comparison}
      matrix={matrix}
      busy={busy}
      columns={matrix.columns.map(({ label, parts }) => ({
        key: label,
        head: (
          <div className="compared-column" data-colour={label === 'Then' ? 'grey' : 'blue'}>
            <div className="compared-words">
              <span className="lk-strong">{label}</span>
              <span className="lk-small lk-dim lk-cut">
                <Age at={parts.metadata.readAt} verb="read" />
              </span>
            </div>
          </div>
        ),
      }))}
      show={show}
      onShow={onShow}
    >
      {choice}
    </ComparedMatrix>
  );
}

import { useState, type ReactNode } from 'react';
import type { AccountMatrix, Comparison, ComparedRow } from '../../../../contract';
import type { ShownRows } from '../../../../contract/shown-rows';
import { hasOwnKeys } from '../../../state/typing';
import type { MatrixColumn, Place } from '../../../ui/matrix/lines';
import { Matrix } from '../../../ui/matrix/Matrix';
import { useMatrix } from '../../../ui/matrix/useMatrix';
import { Boundary } from '../../../ui/Boundary';
import { counted } from '../../../ui/format';
import { Split } from '../../../ui/Split';
import { DifferenceKeys } from '../DifferenceKeys';
import { Details } from './Details';
import { differenceFrom, drawn, linesOf, placesOf } from './lines';
import { ShowRows } from './ShowRows';
import './compared.css';

interface Props {
  label: string;
  comparison: Extract<Comparison, { view: 'accounts' | 'accountThenAndNow' }>;
  matrix: AccountMatrix;
  /** Another question is asked; what is shown answers the one before. */
  busy: boolean;
  columns: readonly MatrixColumn[];
  show: ShownRows;
  onShow: (show: ShownRows) => void;
  /** More beside the choice of rows. */
  children?: ReactNode;
}

/** Accounts side by side, what of them is shown, and all of the row that has the focus. */
export function ComparedMatrix(props: Props) {
  const { label, matrix, busy, columns, show, onShow, children } = props;
  const [detailed, setDetailed] = useState(false);
  const lines = linesOf(matrix, show);
  const state = useMatrix({
    lines: lines.length,
    columns: columns.length,
    isSection: (line) => lines[line]?.is === 'section',
    places: placesOf(lines),
    findDifference: (from, step) => differenceFrom(lines, from, step),
    onOpen: () => {
      setDetailed(true);
    },
  });
  const row = rowAt(lines, state.current);
  const close = (): void => {
    setDetailed(false);
    state.goTo(state.current);
  };
  const side =
    detailed && row !== null ? (
      <Boundary what="This row" of={`${row.group} ${row.key}`} onClose={close}>
        <Details
          matrix={matrix}
          row={row}
          column={state.current.column}
          times={props.comparison.view === 'accountThenAndNow'}
          onClose={close}
        />
      </Boundary>
    ) : null;
  const { different } = matrix.tallies.all;
  return (
    <>
      <div className="filters compared-line">
        <ShowRows tally={matrix.tallies.all} all={matrix.rows.length} show={show} onShow={onShow} />
        {children}
        <span className="title-gap" />
        <DifferenceKeys
          disabled={different === 0 || show === 'unknown'}
          onGo={(step) => void state.goToDifference(step)}
        />
      </div>
      <div
        className="app-body"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !hasOwnKeys(event.target)) setDetailed(false);
        }}
      >
        <Split name="compared" label="Width of the row's details" side={side}>
          {lines.length === 0 ? (
            <Nothing show={show} />
          ) : (
            <Matrix
              label={label}
              corner={counted(lines.filter(({ is }) => is === 'row').length, 'field')}
              columns={columns}
              total={lines.length}
              lineAt={(line) => drawn(matrix, lines[line])}
              matrix={state}
              busy={busy}
              outdated={busy}
            />
          )}
        </Split>
      </div>
    </>
  );
}

function rowAt(lines: ReturnType<typeof linesOf>, { line }: Place): ComparedRow | null {
  const at = lines[line];
  return at?.is === 'row' ? at.row : null;
}

const Nothing = ({ show }: { show: ShownRows }) => (
  <div className="lk-empty">
    <h2>{show === 'different' ? 'Nothing is known to differ' : 'Nothing to show'}</h2>
    <p>What Domo hides, or what was not read, may differ all the same.</p>
  </div>
);

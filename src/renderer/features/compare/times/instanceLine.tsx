/** One account of an instance at two times, in words. */
import type { InstanceCell, InstanceRow } from '../../../../contract';
import { counted } from '../../../ui/format';
import type { Look, MatrixLine } from '../../../ui/matrix/lines';

export function wordsOfState(cell: InstanceCell): string {
  switch (cell.state) {
    case 'same':
      return 'the same';
    case 'drifted':
      return counted(cell.fields, 'change');
    case 'missing':
      return '∅ not there';
    case 'extra':
      return 'new';
    case 'unknown':
      return '? cannot be known';
    case 'ambiguous':
      return `? ${cell.count} fit`;
  }
}

const looks: Readonly<Record<InstanceCell['state'], Look>> = {
  same: 'same',
  drifted: 'different',
  missing: 'missing',
  extra: 'different',
  unknown: 'unknown',
  ambiguous: 'unknown',
};

export function lineOf(row: InstanceRow | undefined): MatrixLine | undefined {
  if (row === undefined) return undefined;
  return {
    is: 'line',
    head: (
      <span className="lk-cut lk-name" title={row.displayName}>
        {row.displayName || '(no name)'}
      </span>
    ),
    cells: row.cells.map((cell, at) => {
      // Then is what now is held against: it is there, and says no more.
      const there = at === row.reference && cell.state !== 'missing';
      return {
        look: there ? 'plain' : looks[cell.state],
        content: <span>{there ? 'there' : wordsOfState(cell)}</span>,
      };
    }),
  };
}

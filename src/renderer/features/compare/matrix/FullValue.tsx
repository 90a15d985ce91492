import type { AccountMatrix, ComparedRow, PathDifference } from '../../../../contract';
import { counted } from '../../../ui/format';
import { marked } from './marked';
import { valueWords, wordsOf } from './words';

interface Props {
  matrix: AccountMatrix;
  row: ComparedRow;
  at: number;
}

/** One value, all of it, with the parts marked that differ from the row's reference. */
export function FullValue({ matrix, row, at }: Props) {
  const cell = row.cells[at];
  if (cell?.state === 'secret') {
    return (
      <p className="compared-text">
        <span className="matrix-letter">{cell.letter}</span> {wordsOf(matrix, row, at)}
      </p>
    );
  }
  if (cell?.state !== 'value' || cell.text === '') {
    return <p className="compared-text lk-dim">{wordsOf(matrix, row, at)}</p>;
  }
  if (cell.difference?.kind === 'json') {
    const { paths, more } = cell.difference;
    return (
      <>
        <p className="compared-text lk-mono">{cell.text}</p>
        <Paths paths={paths} more={more} />
      </>
    );
  }
  if (cell.difference === null || row.group !== 'config') {
    return <p className="compared-text lk-mono">{valueWords(row, cell.text)}</p>;
  }
  return (
    <p className="compared-text lk-mono">
      {marked(cell.text, cell.difference.own).map(({ text, differs }, part) =>
        differs ? <mark key={part}>{text}</mark> : <span key={part}>{text}</span>,
      )}
    </p>
  );
}

const Paths = ({ paths, more }: { paths: readonly PathDifference[]; more: number }) => (
  <ul className="compared-paths lk-small" aria-label="Where the JSON differs">
    {paths.map(({ path, reference, own }) => (
      <li key={path}>
        <span className="lk-mono">{path || 'all of it'}</span>:{' '}
        <span className="lk-mono">{reference ?? '(nothing)'}</span> → here{' '}
        <span className="lk-mono">{own ?? '(nothing)'}</span>
      </li>
    ))}
    {more > 0 && <li>and {counted(more, 'more place')}</li>}
  </ul>
);

import type {
  AccountMatrix,
  ComparedRow,
  JsonPathDifference,
  TextRange,
} from '../../../../contract';
import { formatCountOf } from '../../../ui/format/format';
import { comparedValueLabel, comparedCellLabel, writtenSentence } from './account-cell-labels';
import clsx from 'clsx';
import comparedStyles from './compared.module.css';
import matrixStyles from '../../../ui/matrix/matrix.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  matrix: AccountMatrix;
  row: ComparedRow;
  at: number;
}

/** One value in full, with the parts marked that differ from the row's reference. */
export function FullValue({ matrix, row, at }: Props) {
  const cell = row.cells[at];
  if (cell?.state === 'secret') {
    return (
      <p className={comparedStyles['text']}>
        <span className={matrixStyles['letter']}>{cell.letter}</span>{' '}
        {comparedCellLabel(matrix, row, at)}
      </p>
    );
  }
  if (cell?.state === 'asWritten') {
    return (
      <p className={comparedStyles['text']}>
        <span className={matrixStyles['writtenLetter']}>{cell.letter}</span> {writtenSentence(cell)}
      </p>
    );
  }
  if (cell?.state !== 'value' || cell.text === '') {
    return (
      <p className={clsx(comparedStyles['text'], 'lk-dim')}>
        {writtenSentence(cell) ?? comparedCellLabel(matrix, row, at)}
      </p>
    );
  }
  if (cell.difference?.kind === 'json') {
    const { paths, more } = cell.difference;
    return (
      <>
        <p className={clsx(comparedStyles['text'], 'lk-mono')}>{cell.text}</p>
        <JsonDifferences paths={paths} more={more} />
      </>
    );
  }
  if (cell.difference === null || row.group !== 'config') {
    return (
      <p className={clsx(comparedStyles['text'], 'lk-mono')}>
        {comparedValueLabel(matrix, row, at, cell.text)}
      </p>
    );
  }
  return (
    <p className={clsx(comparedStyles['text'], 'lk-mono')}>
      {splitAtDifferences(cell.text, cell.difference.own).map(({ text, differs }, part) =>
        differs ? <mark key={part}>{text}</mark> : <span key={part}>{text}</span>,
      )}
    </p>
  );
}

const JsonDifferences = ({
  paths,
  more,
}: {
  paths: readonly JsonPathDifference[];
  more: number;
}) => (
  <ul
    className={clsx(comparedStyles['paths'], 'lk-small')}
    aria-label={t('Where the JSON differs')}
  >
    {paths.map(({ path, reference, own }) => (
      <li key={path}>
        <span className="lk-mono">{path || t('(whole value)')}</span>:{' '}
        <span className="lk-mono">{reference ?? t('(none)')}</span> {t('→ here')}{' '}
        <span className="lk-mono">{own ?? t('(none)')}</span>
      </li>
    ))}
    {more > 0 && (
      <li>
        {t('and {moreDifferences}', { moreDifferences: formatCountOf(more, 'more difference') })}
      </li>
    )}
  </ul>
);

interface TextPiece {
  text: string;
  differs: boolean;
}

/** Splits a text into the pieces that differ and those between them. */
function splitAtDifferences(text: string, ranges: readonly TextRange[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    pieces.push({ text: text.slice(from, start), differs: false });
    pieces.push({ text: text.slice(start, end), differs: true });
    from = end;
  }
  pieces.push({ text: text.slice(from), differs: false });
  return pieces.filter((piece) => piece.text !== '');
}

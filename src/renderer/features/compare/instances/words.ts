/** What a cell of two instances says, as symbol and words. Pure. */
import type { InstanceCell, InstanceRow } from '../../../../contract';
import { count, counted } from '../../../ui/format';
import type { Look } from '../../../ui/matrix/lines';

export interface CellWords {
  symbol: string;
  word: string;
  /** What is to be said beside it; null: nothing. */
  beside: string | null;
  look: Look;
  /** A sentence for whoever wants to know more. */
  sentence: string;
}

type Why = Extract<InstanceCell, { state: 'unknown' }>['why'];

const reasons: Readonly<Record<Why, readonly [word: string, sentence: string]>> = {
  notListed: [
    'list not read',
    'The accounts of this instance were not read, so whether it has this one is not known.',
  ],
  configNotRead: [
    'config not read',
    'The account is there. Its config was not read, so whether it differs is not known.',
  ],
  hidden: [
    'hidden by Domo',
    'Domo hides values here or in the account that it is held against. What can be seen does not differ; the rest is not known.',
  ],
  referenceNotRead: [
    'nothing to hold against',
    'The config of the account that it would be held against was not read.',
  ],
  referenceAmbiguous: [
    'several in the baseline',
    'Several accounts of the baseline fit, so there is none to hold this one against.',
  ],
};

export function wordsOf(cell: InstanceCell): CellWords {
  switch (cell.state) {
    case 'same':
      return {
        ...{ symbol: '=', word: 'same', beside: null, look: 'same' },
        sentence:
          'The config is the same as the one that it is held against, in every field. State and access are not compared here; accounts side by side show them.',
      };
    case 'drifted':
      return drifted(cell);
    case 'missing':
      return {
        ...{ symbol: '∅', word: 'missing', beside: null, look: 'missing' },
        sentence: 'The user of this instance’s token sees no such account.',
      };
    case 'extra':
      return {
        ...{ symbol: '+', word: 'extra', beside: null, look: 'different' },
        sentence: 'The account is here, and the baseline has none.',
      };
    case 'ambiguous':
      return {
        ...{ symbol: '?', word: `${count(cell.count)} fit`, beside: null, look: 'unknown' },
        sentence: `${counted(cell.count, 'account')} of this instance ${cell.count === 1 ? 'fits' : 'fit'} this row, and which one is meant is not known.`,
      };
    case 'unknown': {
      const [word, sentence] = reasons[cell.why];
      return { symbol: '?', word, beside: null, look: 'unknown', sentence };
    }
  }
}

function drifted({
  fields,
  unknownFields,
}: Extract<InstanceCell, { state: 'drifted' }>): CellWords {
  const unknown = unknownFields === 0 ? null : `${count(unknownFields)} unknown`;
  const differ = `${counted(fields, 'field')} ${fields === 1 ? 'differs' : 'differ'}`;
  const rest =
    unknownFields === 0
      ? ''
      : ` Of ${counted(unknownFields, 'more field')} nothing can be said, since Domo hides or does not tell the value.`;
  return {
    ...{ symbol: '≠', word: differ, beside: unknown, look: 'different' },
    sentence: `${differ} from the account that it is held against.${rest}`,
  };
}

/** An account in the cell needs attention. */
export const isInvalid = (cell: InstanceCell): boolean =>
  cell.state === 'ambiguous'
    ? cell.candidates.some(({ valid }) => valid === false)
    : 'valid' in cell && cell.valid === false;

/** The one account of a cell; null where there is none, or several fit. */
export const idIn = (cell: InstanceCell | undefined): number | null =>
  cell !== undefined && 'id' in cell ? cell.id : null;

/** All of a cell on one line. */
export function lineOf(cell: InstanceCell): string {
  const { symbol, word, beside } = wordsOf(cell);
  const invalid = isInvalid(cell) ? ', ▲ invalid' : '';
  return `${symbol} ${word}${beside === null ? '' : `, ${beside}`}${invalid}`;
}

export const nameOf = ({ displayName }: Pick<InstanceRow, 'displayName'>): string =>
  displayName.replace(/\s+/gu, ' ').trim() || '(no name)';

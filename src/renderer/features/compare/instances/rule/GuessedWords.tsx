import { Button } from '@mantine/core';
import { changeComparison } from '../../../../state/comparison';
import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import { withGuessedWord } from '../../../../state/match-guess';
import { formatCount, formatCountOf } from '../../../../ui/format/format';
import summaryStyles from '../summary/summary.module.css';

/** What Latchkey guessed about the names. A click on a word switches it off or on. */
export function GuessedWords({ comparison }: { comparison: InstancesComparison }) {
  const guess = useInstanceMatrix((state) => state.guess);
  const asked = comparison.guess;
  if (asked === null || guess === null || guess.words.length === 0) return null;
  const on = guess.words.filter(({ word }) => !asked.off.includes(word));
  return (
    <div className={summaryStyles['guess']} role="group" aria-label="Words found in the names">
      <span>Matching: {on.length === 0 ? 'could ignore' : 'ignores'}</span>
      {guess.words.map(({ word, matched }) => {
        // As asked, so that a click shows at once.
        const isOn = !asked.off.includes(word);
        const effect = `${placeWords(word)}${formatCountOf(matched, 'more account')} ${matched === 1 ? 'matches' : 'match'} with it`;
        return (
          <Button
            key={word}
            variant="default"
            size="compact-xs"
            className={summaryStyles['word']}
            aria-pressed={isOn}
            title={`${effect}. Click to ${isOn ? 'match by it again' : 'ignore it'}.`}
            onClick={() => {
              changeComparison(withGuessedWord(comparison, word, !isOn));
            }}
          >
            <span className="lk-name">{partLabel(word)}</span>
          </Button>
        );
      })}
      <span className="lk-dim lk-num" role="status">
        found in the names; {formatCount(guess.matched)} more{' '}
        {guess.matched === 1 ? 'account matches' : 'accounts match'}
      </span>
    </div>
  );
}

/** `dev…` of a part at the start of a name, `…dev` of one at its end. */
const partLabel = (part: string): string =>
  part.endsWith('-') ? `${part.slice(0, -1)}…` : part.startsWith('-') ? `…${part.slice(1)}` : part;

const placeWords = (part: string): string =>
  part.endsWith('-') ? 'At the start of names. ' : part.startsWith('-') ? 'At their end. ' : '';

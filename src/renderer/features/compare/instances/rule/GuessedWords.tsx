import { Button } from '@mantine/core';
import { changeComparison } from '../../../../state/comparison';
import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import { withGuessedWord } from '../../../../state/match-guess';
import { formatCount, formatCountOf } from '../../../../ui/format/format';
import summaryStyles from '../summary/summary.module.css';
import { t } from '../../../../../contract/texts';

/** What Latchkey guessed about the names. A click on a word switches it off or on. */
export function GuessedWords({ comparison }: { comparison: InstancesComparison }) {
  const guess = useInstanceMatrix((state) => state.guess);
  const asked = comparison.guess;
  if (asked === null || guess === null || guess.words.length === 0) return null;
  const on = guess.words.filter(({ word }) => !asked.off.includes(word));
  return (
    <div className={summaryStyles['guess']} role="group" aria-label={t('Words found in the names')}>
      <span>
        {t('Matching: {could}', { could: on.length === 0 ? t('could ignore') : t('ignores') })}
      </span>
      {guess.words.map(({ word, matched }) => {
        // As asked, so that a click shows at once.
        const isOn = !asked.off.includes(word);
        const effect = t('{placeWords}{moreAccounts} {matches} with it', {
          placeWords: placeWords(word),
          moreAccounts: formatCountOf(matched, 'more account'),
          matches: matched === 1 ? t('matches') : t('match'),
        });
        return (
          <Button
            key={word}
            variant="default"
            size="compact-xs"
            className={summaryStyles['word']}
            aria-pressed={isOn}
            title={t('{effect}. Click to {match}.', {
              effect,
              match: isOn ? t('match by it again') : t('ignore it'),
            })}
            onClick={() => {
              changeComparison(withGuessedWord(comparison, word, !isOn));
            }}
          >
            <span className="lk-name">{partLabel(word)}</span>
          </Button>
        );
      })}
      <span className="lk-dim lk-num" role="status">
        {t('found in the names; {matched} more {account}', {
          matched: formatCount(guess.matched),
          account: guess.matched === 1 ? t('account matches') : t('accounts match'),
        })}
      </span>
    </div>
  );
}

/** `dev…` of a part at the start of a name, `…dev` of one at its end. */
const partLabel = (part: string): string =>
  part.endsWith('-') ? `${part.slice(0, -1)}…` : part.startsWith('-') ? `…${part.slice(1)}` : part;

const placeWords = (part: string): string =>
  part.endsWith('-')
    ? t('At the start of names. ')
    : part.startsWith('-')
      ? t('At their end. ')
      : '';

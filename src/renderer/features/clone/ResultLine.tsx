import { Button } from '@mantine/core';
import type { CloneOutcome, CloneResult, Kind } from '../../../contract';
import { openMade } from '../../state/made';
import { Line, type Tone } from './Line';
import { outcomeWords } from './words';

const tones: Record<CloneOutcome, Tone> = {
  done: 'good',
  nothing: 'quiet',
  refused: 'bad',
  unknown: 'warn',
  cancelled: 'quiet',
};

/** How it ended in one instance. */
export function ResultLine({ result, kind }: { result: CloneResult; kind: Kind }) {
  const { profileId, label, outcome, id, problem } = result;
  return (
    <Line
      profileId={profileId}
      label={label}
      tone={tones[outcome]}
      word={id === null ? outcomeWords[outcome] : `${outcomeWords[outcome]}, id ${String(id)}`}
      side={
        id !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Open it in ${label}`}
            onClick={() => {
              openMade({ profileId, kind, id });
            }}
          >
            Open
          </Button>
        )
      }
    >
      {problem !== null && outcome !== 'cancelled' && (
        <div>
          {outcome === 'done' && 'It could not be read again. '}
          {problem.message} <span className="lk-dim">{problem.next}</span>
        </div>
      )}
    </Line>
  );
}

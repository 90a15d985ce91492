import { VisuallyHidden } from '@mantine/core';
import type { Colour, InstanceAge, InstancesSummary } from '../../../../contract';
import { ageOf, count } from '../../../ui/format';
import { useNow } from '../../../ui/useNow';
import { configsLine, listsLine } from './age';

type Counts = InstancesSummary['instances'][number];

interface Props {
  age: InstanceAge;
  colour: Colour;
  group: string;
  isBaseline: boolean;
  /** Null while rows are being compared. */
  counts: Counts | null;
}

/** An instance over its column: whose it is, how old, and how it compares. */
export function InstanceHead({ age, colour, group, isBaseline, counts }: Props) {
  const now = useNow();
  const ago = (at: number): string => ageOf(at, now).long;
  const [lists, configs] = [listsLine(age, ago), configsLine(age, ago)];
  return (
    <>
      <span className="instances-label" data-colour={colour}>
        <span className="lk-strong lk-cut lk-name" title={age.label}>
          {age.label}
        </span>
        {isBaseline && <span className="instances-badge">baseline</span>}
      </span>
      <Line text={lists} of={group} />
      <Line text={configs} />
      {age.problem !== null && (
        <span className="instances-invalid lk-small lk-cut" title={age.problem.message}>
          <span aria-hidden>▲ </span>last sync: {age.problem.message}
        </span>
      )}
      <CountLine counts={counts} />
    </>
  );
}

const Line = ({ text, of = '' }: { text: string; of?: string }) => (
  <span className="lk-small lk-dim lk-cut" title={text}>
    {of !== '' && <span className="lk-name">{of} · </span>}
    {text}
  </span>
);

const kinds = [
  ['same', '=', 'same config'],
  ['drifted', '≠', 'drifted'],
  ['missing', '∅', 'missing'],
  ['extra', '+', 'extra'],
] as const;

function CountLine({ counts }: { counts: Counts | null }) {
  if (counts === null) return <span className="instances-counts lk-small lk-dim">counting…</span>;
  const shown = kinds.map(([state, symbol, word]) => ({ symbol, word, n: counts[state] }));
  const all = [...shown, { symbol: '?', word: 'unknown', n: counts.unknown + counts.ambiguous }];
  return (
    <span className="instances-counts lk-small lk-num">
      {all.map(({ symbol, word, n }) => (
        <span key={word} title={`${count(n)} ${word}`} data-none={n === 0 || undefined}>
          <span aria-hidden>{symbol} </span>
          {count(n)}
          <VisuallyHidden> {word}, </VisuallyHidden>
        </span>
      ))}
    </span>
  );
}

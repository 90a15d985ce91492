import { useState } from 'react';
import type { ConfigField } from '../../../contract';
import { useRevealedSecret } from '../../state/revealed-secret';
import { useSecondsLeft } from '../../ui/format/clocks';

/** What is known of one field's value; a revealed one for as long as it is looked at. */
export function ConfigFieldValue({
  field: { name, state, value, fingerprint },
}: {
  field: ConfigField;
}) {
  const shown = useRevealedSecret((reveal) => (reveal.shown?.field === name ? reveal.shown : null));
  if (shown !== null) return <RevealedValue value={shown.value} until={shown.until} />;
  switch (state) {
    case 'clear':
      return <span className="lk-mono config-value">{value}</span>;
    case 'secret':
      return (
        <span
          className="config-value"
          title={`Latchkey keeps a fingerprint of this value to compare it by (${fingerprint?.slice(0, 8) ?? ''}), not the value.`}
        >
          <span aria-hidden className="config-dots">
            ••••••••
          </span>
          <span className="lk-dim lk-small"> secret</span>
        </span>
      );
    case 'hidden':
      return (
        <UnreadableValue
          word="hidden by Domo"
          why="Domo answered with a mask instead of the value."
        />
      );
    case 'encrypted':
      return (
        <UnreadableValue
          word="encrypted by Domo"
          why="Domo answered with a value that only Domo can read."
        />
      );
    case 'empty':
      return <span className="lk-dim config-value">∅ empty</span>;
  }
}

function RevealedValue({ value, until }: { value: string; until: number }) {
  const left = useSecondsLeft(until);
  const [whole] = useState(left);
  return (
    <span className="config-value config-revealed">
      <span className="lk-mono">{value}</span>
      <span className="lk-dim lk-small lk-num config-left">
        <progress max={whole} value={left} aria-hidden />
        hidden again in {left} s
      </span>
    </span>
  );
}

const UnreadableValue = ({ word, why }: { word: string; why: string }) => (
  <span className="config-value">
    <span className="lk-hatched" title={why}>
      <span>{word}</span>
    </span>
  </span>
);

import { Button } from '@mantine/core';
import { attentionKindTitle } from '../../../contract/attention-text';
import type { AttentionKind } from '../../../contract';
import { formatCount } from '../../ui/format/format';
import { FilterBar } from '../../ui/filters/FilterBar';

interface Props {
  counts: readonly { readonly kind: AttentionKind; readonly count: number }[];
  /** Null: all. */
  chosen: AttentionKind | null;
  onChoose: (kind: AttentionKind | null) => void;
}

/** How many there are of each kind; a click shows only these. */
export function AttentionKinds({ counts, chosen, onChoose }: Props) {
  if (counts.length === 0 && chosen === null) return null;
  return (
    <FilterBar
      filtered={chosen !== null}
      onClear={() => {
        onChoose(null);
      }}
      textFilter={null}
    >
      {counts.map(({ kind, count }) => (
        <Button
          key={kind}
          variant={kind === chosen ? 'filled' : 'default'}
          aria-pressed={kind === chosen}
          onClick={() => {
            onChoose(kind === chosen ? null : kind);
          }}
        >
          {attentionKindTitle[kind]} {formatCount(count)}
        </Button>
      ))}
    </FilterBar>
  );
}

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { sortBy, useView } from '../../state/view';
import type { Column } from './columns';

interface Props {
  columns: readonly Column[];
  template: string;
  /** Px. */
  minWidth: number;
}

export function GridHeader({ columns, template, minWidth }: Props) {
  return (
    <div role="rowgroup" className="grid-head" style={{ minWidth }}>
      <div
        role="row"
        aria-rowindex={1}
        className="grid-line"
        style={{ gridTemplateColumns: template }}
      >
        {columns.map((column) => (
          <HeaderCell key={column.key} column={column} />
        ))}
      </div>
    </div>
  );
}

function HeaderCell({ column: { sort: field, title, right } }: { column: Column }) {
  const sort = useView((state) => state.sort);
  const side = right === true ? 'right' : undefined;
  if (field === null) {
    return (
      <div role="columnheader" className="grid-cell" data-side={side}>
        {title}
      </div>
    );
  }
  const on = sort.field === field;
  const Arrow = sort.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <div
      role="columnheader"
      className="grid-cell"
      data-side={side}
      aria-sort={on ? sort.direction : 'none'}
    >
      <button
        type="button"
        className="grid-sort"
        onClick={() => {
          sortBy(field);
        }}
      >
        {title}
        {on && <Arrow size={13} aria-hidden />}
      </button>
    </div>
  );
}

import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { GridColumn, GridLayout } from './grid-columns';

export interface GridSorting<Field extends string> {
  field: Field;
  direction: 'ascending' | 'descending';
  onSort: (field: Field) => void;
}

interface Props<Row, Field extends string> {
  columns: readonly GridColumn<Row, Field>[];
  layout: GridLayout;
  sorting: GridSorting<Field> | undefined;
}

export const GridHeader = <Row, Field extends string>({
  columns,
  layout: { template, minWidth },
  sorting,
}: Props<Row, Field>) => (
  <div role="rowgroup" className="grid-head" style={{ minWidth }}>
    <div
      role="row"
      aria-rowindex={1}
      className="grid-line"
      style={{ gridTemplateColumns: template }}
    >
      {columns.map(({ key, title, titleHidden: bare, alignRight: right, sort }) => (
        <div
          key={key}
          role="columnheader"
          className="grid-cell"
          data-side={right === true ? 'right' : undefined}
          aria-sort={ariaSort(sort, sorting)}
        >
          {sort === undefined || sorting === undefined ? (
            <ColumnTitle title={title} bare={bare === true} />
          ) : (
            <SortButton title={title} field={sort} sorting={sorting} />
          )}
        </div>
      ))}
    </div>
  </div>
);

const ColumnTitle = ({ title, bare }: { title: string; bare: boolean }) =>
  bare ? <VisuallyHidden>{title}</VisuallyHidden> : title;

/** Undefined for a column that nothing can be sorted by. */
function ariaSort<Field extends string>(
  field: Field | undefined,
  sorting: GridSorting<Field> | undefined,
): 'ascending' | 'descending' | 'none' | undefined {
  if (field === undefined || sorting === undefined) return undefined;
  return field === sorting.field ? sorting.direction : 'none';
}

interface SortButtonProps<Field extends string> {
  title: string;
  field: Field;
  sorting: GridSorting<Field>;
}

function SortButton<Field extends string>({ title, field, sorting }: SortButtonProps<Field>) {
  const Arrow = sorting.direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <button
      type="button"
      className="grid-sort"
      onClick={() => {
        sorting.onSort(field);
      }}
    >
      {title}
      {sorting.field === field && <Arrow size={13} aria-hidden />}
    </button>
  );
}

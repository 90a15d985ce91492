import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { GridColumn, GridLayout } from './grid-columns';
import gridStyles from './grid.module.css';

/** Px; the same as in grid.css. */
export const GRID_HEADER_HEIGHT = 32;

export interface GridSorting<Field extends string> {
  field: Field;
  direction: 'ascending' | 'descending';
  onSort: (field: Field) => void;
}

interface GridHeaderProps<Row, Field extends string> {
  columns: readonly GridColumn<Row, Field>[];
  layout: GridLayout;
  sorting: GridSorting<Field> | undefined;
}

export const GridHeader = <Row, Field extends string>({
  columns,
  layout: { template, minWidth },
  sorting,
}: GridHeaderProps<Row, Field>) => (
  <div role="rowgroup" className={gridStyles['head']} style={{ minWidth }}>
    <div
      role="row"
      aria-rowindex={1}
      className={gridStyles['line']}
      style={{ gridTemplateColumns: template }}
    >
      {columns.map(({ key, title, titleHidden, alignRight, sort }) => (
        <div
          key={key}
          role="columnheader"
          className={gridStyles['cell']}
          data-side={alignRight === true ? 'right' : undefined}
          aria-sort={ariaSort(sort, sorting)}
        >
          {sort === undefined || sorting === undefined ? (
            titleHidden === true ? (
              <VisuallyHidden>{title}</VisuallyHidden>
            ) : (
              title
            )
          ) : (
            <SortButton title={title} field={sort} sorting={sorting} />
          )}
        </div>
      ))}
    </div>
  </div>
);

/** Undefined for a column that rows cannot be sorted by. */
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
      className={gridStyles['sort']}
      onClick={() => {
        sorting.onSort(field);
      }}
    >
      {title}
      {sorting.field === field && <Arrow size={13} aria-hidden />}
    </button>
  );
}

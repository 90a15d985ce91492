import type { Profile } from '../../../contract';
import type { Column } from './columns';

interface Props<Row, Field extends string> {
  index: number;
  /** Px from the top of the body. */
  top: number;
  height: number;
  /** Undefined while its page is being read. */
  row: Row | undefined;
  /** Undefined when the instance is no longer kept. */
  profile: Profile | undefined;
  columns: readonly Column<Row, Field>[];
  template: string;
  /** The one that Tab reaches. */
  active: boolean;
  open: boolean;
  onOpen: () => void;
}

export function GridRow<Row, Field extends string>(props: Props<Row, Field>) {
  const { index, top, height, row, profile, columns, template, active, open, onOpen } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      data-row={index}
      className="grid-line grid-row"
      tabIndex={active ? 0 : -1}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      {columns.map(({ key, right, cell }) => (
        <div
          key={key}
          role="gridcell"
          className="grid-cell"
          data-side={right === true ? 'right' : undefined}
        >
          {row === undefined ? <span className="grid-wait" /> : cell(row, profile)}
        </div>
      ))}
    </div>
  );
}

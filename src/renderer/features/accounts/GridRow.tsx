import type { InventoryRow, Profile } from '../../../contract';
import type { Column } from './columns';

interface Props {
  index: number;
  /** Px from the top of the body. */
  top: number;
  height: number;
  /** Undefined while its page is being read. */
  row: InventoryRow | undefined;
  profile: Profile | undefined;
  columns: readonly Column[];
  template: string;
  active: boolean;
  open: boolean;
  onOpen: () => void;
}

export function GridRow({
  index,
  top,
  height,
  row,
  profile,
  columns,
  template,
  active,
  open,
  onOpen,
}: Props) {
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

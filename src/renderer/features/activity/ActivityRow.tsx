import type { ActivityEntry, Profile } from '../../../contract';
import type { Column } from './columns';

interface Props {
  index: number;
  /** Px from the top of the body. */
  top: number;
  height: number;
  /** Undefined while its page is being read. */
  entry: ActivityEntry | undefined;
  /** Undefined when the instance is no longer kept. */
  profile: Profile | undefined;
  columns: readonly Column[];
  active: boolean;
  open: boolean;
  onOpen: () => void;
}

export const ActivityRow = ({
  index,
  top,
  height,
  entry,
  profile,
  columns,
  active,
  open,
  onOpen,
}: Props) => (
  <div
    role="row"
    aria-rowindex={index + 2}
    aria-selected={open}
    data-row={index}
    className="grid-line grid-row activity-line"
    tabIndex={active ? 0 : -1}
    style={{ height, transform: `translateY(${top}px)` }}
    onClick={onOpen}
  >
    {columns.map(({ key, cell }) => (
      <div key={key} role="gridcell" className="grid-cell">
        {entry === undefined ? <span className="grid-wait" /> : cell(entry, profile)}
      </div>
    ))}
  </div>
);

import clsx from 'clsx';
import type { InventoryRow } from '../../../contract';
import { shortcutLabel } from '../../../contract/shortcuts';
import {
  readingCost,
  readUnreadParts,
  unreadKey,
  unreadPartsOf,
  useUnreadReading,
} from '../../state/unread-parts';
import { accountTitle } from '../../ui/format/format';
import unreadStyles from './unread.module.css';
import { t } from '../../../contract/texts';

/** A value that comes with the access list, which was not read: what that costs, and a click that reads it. */
export function UnreadCell({ row, text, what }: { row: InventoryRow; text: string; what: string }) {
  const reading = useUnreadReading((state) => state.reading.has(unreadKey(row)));
  const parts = unreadPartsOf(row);
  const key = shortcutLabel('gridRead');
  const cost = t('Reading it takes {readingCost}. Click, or press {key} on the row.', {
    readingCost: readingCost(parts),
    key,
  });
  return (
    <button
      type="button"
      tabIndex={-1}
      className={clsx(unreadStyles['unread'], 'lk-hatched lk-small')}
      title={`${what} ${cost}`}
      aria-label={`${text}: ${readingCost(parts)}`}
      disabled={reading}
      onClick={(event) => {
        // The click must not open the row.
        event.stopPropagation();
        void readUnreadParts(row, accountTitle(row), parts);
      }}
    >
      <span>{reading ? t('reading…') : text}</span>
    </button>
  );
}

import { setColumnWidth } from './arrange-columns';
import {
  columnWidthOnScreen,
  measureColumnContent,
  type ColumnArranging,
} from './column-arranging';
import gridStyles from './grid.module.css';
import { t } from '../../../contract/texts';

interface Props {
  columnKey: string;
  arranging: ColumnArranging;
}

/** The edge of a column: a drag sets its width, a double click fits it. The column's menu does the same with keys. */
export function ColumnResizer({ columnKey, arranging }: Props) {
  const { settings, change } = arranging;
  return (
    <span
      aria-hidden
      className={gridStyles['edge']}
      title={t('Drag: width. Double click: fit to content')}
      // A drag here is not one of the column.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onDoubleClick={({ currentTarget }) => {
        change(setColumnWidth(settings, columnKey, measureColumnContent(currentTarget, columnKey)));
      }}
      onPointerDown={({ currentTarget, pointerId, clientX, button }) => {
        if (button !== 0) return;
        const startWidth = columnWidthOnScreen(currentTarget, columnKey);
        let moved = false;
        const onMove = (event: PointerEvent): void => {
          moved = true;
          const width = startWidth + event.clientX - clientX;
          change(setColumnWidth(settings, columnKey, width), false);
        };
        currentTarget.setPointerCapture(pointerId);
        currentTarget.addEventListener('pointermove', onMove);
        currentTarget.addEventListener(
          'lostpointercapture',
          () => {
            currentTarget.removeEventListener('pointermove', onMove);
            if (!moved) return;
            // As wide as there was room for.
            const width = columnWidthOnScreen(currentTarget, columnKey);
            change(setColumnWidth(settings, columnKey, width));
          },
          { once: true },
        );
      }}
    />
  );
}

import type { KeyboardEvent, PointerEvent } from 'react';
import { railWidths, setRailWidth, useRail } from '../../state/rail';
import railStyles from './rail.module.css';
import { t } from '../../../contract/texts';

/** Px of one press of an arrow key. */
const STEP = 16;

/**
 * The edge that changes the width of the rail. Not the bars of `SplitView`: their library puts a bar between two panels,
 * so beside the landmarks of the page, where screen readers do not look.
 */
export function RailEdge() {
  const width = useRail((state) => state.width);
  return (
    <div
      role="separator"
      tabIndex={0}
      className={railStyles['edge']}
      aria-label={t('Width of the list of instances')}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={railWidths.least}
      aria-valuemax={railWidths.most}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={followPointer}
      onDoubleClick={() => {
        setRailWidth(railWidths.first);
      }}
      onKeyDown={followKey}
    />
  );
}

/** The rail begins at the left edge of the window. */
function followPointer({ currentTarget, pointerId, clientX }: PointerEvent): void {
  if (currentTarget.hasPointerCapture(pointerId)) setRailWidth(clientX);
}

function followKey(event: KeyboardEvent): void {
  const { width } = useRail.getState();
  const widths: Readonly<Record<string, number>> = {
    ArrowLeft: width - STEP,
    ArrowRight: width + STEP,
    Home: railWidths.least,
    End: railWidths.most,
  };
  const next = widths[event.key];
  if (next === undefined) return;
  event.preventDefault();
  setRailWidth(next);
}

import { useMediaQuery } from '@mantine/hooks';
import { Suspense, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { readPreference, savePreference } from '../../state/preferences';
import { ErrorBoundary } from '../notices/ErrorBoundary';
import splitStyles from './split.module.css';

const DEFAULT_WIDTH = 400;

/** Also a window at 200 %. Both do not fit beside each other: the panel lies over the grid. As in the style sheets. */
const NARROW_WINDOW = '(max-width: 760px)';

function savedWidth(name: string, defaultWidth: number): number {
  const width = Number(readPreference(name));
  return width >= 300 && width <= 900 ? width : defaultWidth;
}

interface Props {
  /** The preference that stores the width. */
  name: string;
  /** The accessible name of the bar that changes the width. */
  label: string;
  /** The side panel, with its own error boundary; null when there is none. */
  side: ReactNode;
  /** Px, until the user changes the width. */
  width?: number;
  children: ReactNode;
}

/** A grid with an optional side panel. Pointer and keyboard change the width of the panel. */
export function SplitView({ name, label, side, width = DEFAULT_WIDTH, children }: Props) {
  const isNarrow = useMediaQuery(NARROW_WINDOW, false, { getInitialValueInEffect: false });
  if (isNarrow) {
    return (
      <div className={splitStyles['stack']}>
        <ErrorBoundary what="This table">{children}</ErrorBoundary>
        {side !== null && (
          <div className={splitStyles['over']}>
            <Suspense fallback={null}>{side}</Suspense>
          </div>
        )}
      </div>
    );
  }
  return (
    <Group className={splitStyles['split']}>
      <Panel id="grid" minSize={320}>
        <ErrorBoundary what="This table">{children}</ErrorBoundary>
      </Panel>
      {side !== null && (
        <>
          <Separator className={splitStyles['bar']} aria-label={label} />
          <Panel
            id="drawer"
            defaultSize={savedWidth(name, width)}
            minSize={300}
            maxSize={900}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => {
              savePreference(name, String(Math.round(inPixels)));
            }}
          >
            <Suspense fallback={null}>{side}</Suspense>
          </Panel>
        </>
      )}
    </Group>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import clsx from 'clsx';
import { Suspense, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { NARROW_WINDOW } from '../../state/narrow-window';
import { readPreference, savePreference } from '../../state/preferences';
import { ErrorBoundary } from '../notices/ErrorBoundary';
import splitStyles from './split.module.css';
import { t } from '../../../contract/texts';

const DEFAULT_WIDTH = 400;

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

/**
 * A grid with an optional side panel. Pointer and keyboard change the width of the panel. In a narrow window the panel
 * covers the grid: only the style differs, since panels that are made anew would lose what was typed into them.
 */
export function SplitView({ name, label, side, width = DEFAULT_WIDTH, children }: Props) {
  const isNarrow = useMediaQuery(NARROW_WINDOW, false, { getInitialValueInEffect: false });
  return (
    <Group
      className={clsx(splitStyles['split'], isNarrow && splitStyles['narrow'])}
      disabled={isNarrow}
    >
      <Panel id="grid" minSize={isNarrow ? 0 : 320}>
        <ErrorBoundary what={t('This table')}>{children}</ErrorBoundary>
      </Panel>
      {side !== null && (
        <>
          <Separator className={splitStyles['bar']} aria-label={label} />
          <Panel
            id="drawer"
            className={splitStyles['side']}
            defaultSize={savedWidth(name, width)}
            minSize={isNarrow ? 0 : 300}
            maxSize={900}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => {
              // Only a width that the user can choose.
              if (!isNarrow) savePreference(name, String(Math.round(inPixels)));
            }}
          >
            <Suspense fallback={null}>{side}</Suspense>
          </Panel>
        </>
      )}
    </Group>
  );
}

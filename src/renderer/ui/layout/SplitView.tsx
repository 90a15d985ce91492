import { Suspense, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { readPreference, savePreference } from '../../state/preferences';
import { ErrorBoundary } from '../notices/ErrorBoundary';
import splitStyles from './split.module.css';

const DEFAULT_WIDTH = 400;

function savedWidth(name: string, otherwise: number): number {
  const width = Number(readPreference(name));
  return width >= 300 && width <= 900 ? width : otherwise;
}

interface Props {
  /** What its width is remembered under. */
  name: string;
  /** What the bar between the two sizes. */
  label: string;
  /** What stands beside, with a boundary of its own, or null for the main part alone. */
  side: ReactNode;
  /** Px, until the user sizes it. */
  width?: number;
  children: ReactNode;
}

/** The main part alone, or beside something; pointer and keyboard can size them. */
export function SplitView({ name, label, side, width = DEFAULT_WIDTH, children }: Props) {
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

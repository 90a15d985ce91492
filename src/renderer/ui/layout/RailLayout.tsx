import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { readPreference, savePreference } from '../../state/preferences';
import splitStyles from './split.module.css';

const WIDTH = 'railWidth';
const LEAST = 200;
const MOST = 560;
const DEFAULT = 280;

function savedRailWidth(): number {
  const width = Number(readPreference(WIDTH));
  return width >= LEAST && width <= MOST ? width : DEFAULT;
}

interface RailLayoutProps {
  rail: ReactNode;
  /** Shown in place of the rail; null while the rail is shown. */
  strip: ReactNode;
  children: ReactNode;
}

/** The rail beside the rest. Pointer and keyboard change its width, which is remembered. */
export const RailLayout = ({ rail, strip, children }: RailLayoutProps) => (
  <>
    {strip}
    <Group className={splitStyles['split']}>
      {strip === null && (
        <>
          <Panel
            id="rail"
            defaultSize={savedRailWidth()}
            minSize={LEAST}
            maxSize={MOST}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => {
              savePreference(WIDTH, String(Math.round(inPixels)));
            }}
          >
            {rail}
          </Panel>
          <Separator className={splitStyles['edge']} aria-label="Width of the list of instances" />
        </>
      )}
      <Panel id="main" minSize={320}>
        {children}
      </Panel>
    </Group>
  </>
);

import { lazy, Suspense, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { recall, remember } from './state/remembered';
import { useView } from './state/view';

// Most starts open no account: the drawer is loaded with the first one.
const Drawer = lazy(() =>
  import('./features/detail/Drawer').then(({ Drawer: component }) => ({ default: component })),
);

const DEFAULT_WIDTH = 400;

const rememberedWidth = (): number => {
  const width = Number(recall('drawer'));
  return width >= 300 && width <= 900 ? width : DEFAULT_WIDTH;
};

/** The grid alone, or beside the drawer of the open account; pointer and keyboard can size them. */
export function WithDrawer({ children }: { children: ReactNode }) {
  const account = useView((state) => state.open);
  return (
    <Group className="split">
      <Panel id="grid" minSize={320}>
        {children}
      </Panel>
      {account !== null && (
        <>
          <Separator className="split-bar" aria-label="Width of the account's details" />
          <Panel
            id="drawer"
            defaultSize={rememberedWidth()}
            minSize={300}
            maxSize={900}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => {
              remember('drawer', String(Math.round(inPixels)));
            }}
          >
            <Suspense fallback={null}>
              <Drawer account={account} />
            </Suspense>
          </Panel>
        </>
      )}
    </Group>
  );
}

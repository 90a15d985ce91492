/** How a picture is taken: the window's size and zoom, and the colours. */
import type { Page } from '@playwright/test';
import { until } from '../harness/until';
import { applicationOf, setContentSize } from '../harness/window';

type Colours = 'light' | 'dark' | 'forced';

export interface Appearance {
  /** Ends the name of the picture, as in `accounts-dark.png`. */
  readonly name: string;
  readonly colours: Colours;
  /** Null keeps the size and the zoom that the window has. */
  readonly window: {
    readonly width: number;
    readonly height: number;
    readonly zoom: number;
  } | null;
}

/** For a look at every view: the demo takes these. */
export const lightAndDark: readonly Appearance[] = [
  { name: 'light', colours: 'light', window: null },
  { name: 'dark', colours: 'dark', window: null },
];

const sizes = [
  { width: 1024, height: 700 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
] as const;
const zooms = [1, 2] as const;
const colours: readonly Colours[] = ['light', 'dark', 'forced'];

/** Every size, zoom and kind of colours that users meet: `npm run screenshots` takes these. */
export const everyAppearance: readonly Appearance[] = sizes.flatMap((size) =>
  zooms.flatMap((zoom) =>
    colours.map((kind) => ({
      name: `${size.width}x${size.height}-zoom${zoom * 100}-${kind}`,
      colours: kind,
      window: { ...size, zoom },
    })),
  ),
);

/** Resolves when the page has the size and the colours. */
export async function showAs(page: Page, { colours: kind, window }: Appearance): Promise<void> {
  if (window) await setSizeAndZoom(page, window);
  const scheme = kind === 'dark' ? 'dark' : 'light';
  await page.emulateMedia({
    colorScheme: scheme,
    forcedColors: kind === 'forced' ? 'active' : 'none',
  });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
}

/** The window's size without its frame, in pixels of the screen. */
export const contentSizeOf = (page: Page): Promise<{ width: number; height: number }> =>
  applicationOf(page).evaluate(({ BrowserWindow }) => {
    const [width = 0, height = 0] = BrowserWindow.getAllWindows()[0]?.getContentSize() ?? [];
    return { width, height };
  });

async function setSizeAndZoom(
  page: Page,
  { width, height, zoom }: NonNullable<Appearance['window']>,
): Promise<void> {
  const app = applicationOf(page);
  await setContentSize(app, { width, height });
  await app.evaluate(({ BrowserWindow }, factor) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
  }, zoom);
  // A zoomed pixel may be half of one more or less.
  const near = (name: string, wanted: number): string => `Math.abs(${name} - ${wanted}) <= 1`;
  const fits = `${near('innerWidth', width / zoom)} && ${near('innerHeight', height / zoom)}`;
  await until('the size of the window', () => page.evaluate<boolean>(fits));
}

/** Fixtures: the invented company, a desk with a keychain, and the window. */
import { expect, test as base } from '@playwright/test';
import { createStandIn, makeCompany, type StandIn } from '../../domo';
import { addCompany } from '../../harness/company';
import { Desk, undeclaredProblem } from '../../harness/desk';
import { VirtualDisplay } from '../../harness/virtual-display';
import { openWindow, type OpenWindow } from '../../harness/window';
import { HIDDEN_FLAG } from '../../../src/main/desktop/runtime';
import { resizeWindow } from './resize-window';
import { PreparedDesks, type PreparedDesk } from './prepared-desks';
import { ReadingWindow } from './reading-window';

type Company = ReturnType<typeof makeCompany>;
type Open = (desk: Desk, options?: Parameters<typeof openWindow>[1]) => Promise<OpenWindow>;

/** Made once and used by one test after the other. */
interface Shared {
  /**
   * Whether Domo shows secrets of plain accounts. It usually does not (domo-api 3.5); a file whose tests need clear
   * secrets says `test.use({ secrets: 'someReadable' })`.
   */
  readonly secrets: 'masked' | 'someReadable';
  readonly company: Company;
  readonly servers: StandIn<'development' | 'staging' | 'production'>;
  /** As it is when a test begins with `filledDesk`. */
  readonly template: Desk;
  /** Each worker has its own X display, so that its tests share neither clipboard nor focus with another. */
  readonly display: string | null;
  /** Copies of the template with a window. Null where a desk cannot be copied. */
  readonly preparedDesks: PreparedDesks | null;
  /**
   * Opens the window that tests share which only read: on a copy of the template, or on an empty desk. Opens another one
   * when a test wrote to the store of the last.
   */
  readonly readingWindow: (on: 'filled' | 'empty') => Promise<ReadingWindow>;
  /** Keeps the closing of a desk from holding up the next test. */
  readonly closeInBackground: (desk: Desk) => void;
}

interface Fixtures {
  /** As on the first day. */
  readonly standIn: Shared['servers'];
  /** Closes a desk when the test has ended and its windows are closed: an open one still writes there. */
  readonly closeAtEnd: (desk: Desk) => Desk;
  /** An empty data folder and an unlocked keychain. */
  readonly desk: Desk;
  /** Windows that were opened ahead, by their desks. */
  readonly openedAhead: Map<Desk, OpenWindow>;
  /** Windows that stay open after the test, by their desks. */
  readonly shared: Map<Desk, OpenWindow>;
  /** A desk with the company's three instances added and read in full. Its window may be open already. */
  readonly filledDesk: Desk;
  /** The same for a test that only reads, with the window of the tests before it. A test that writes here fails. */
  readonly readDesk: Desk;
  /** An empty one, for a test that only reads. */
  readonly emptyDesk: Desk;
  /** The same as `filledDesk`, for a test that changes the desk before its window opens, or opens it with options. */
  readonly unopenedDesk: Desk;
  /** Opens the window, and closes it after the test, which fails if an operation ended with an undeclared code. */
  readonly open: Open;
}

export const test = base.extend<Fixtures, Shared>({
  secrets: ['masked', { option: true, scope: 'worker' }],
  company: [
    async ({ secrets }, use) => {
      await use(makeCompany({ secrets }));
    },
    { scope: 'worker' },
  ],
  servers: [
    async ({ company }, use) => {
      const standIn = await createStandIn({ instances: company.list });
      await use(standIn);
      await standIn.close();
    },
    { scope: 'worker' },
  ],
  template: [
    async ({ servers }, use) => {
      const desk = await Desk.open();
      await firstDay(servers);
      await addCompany(desk, servers);
      await use(desk);
      await desk.close();
    },
    { scope: 'worker' },
  ],
  display: [
    async ({}, use) => {
      if (process.platform !== 'linux') return use(null);
      const display = await VirtualDisplay.start();
      Object.assign(process.env, { DISPLAY: display.name, WAYLAND_DISPLAY: '' });
      await use(display.name);
      await display.close();
    },
    { scope: 'worker', auto: true },
  ],
  closeInBackground: [
    async ({}, use) => {
      const closing: Promise<void>[] = [];
      await use((desk) => closing.push(desk.close()));
      await Promise.all(closing);
    },
    { scope: 'worker' },
  ],
  preparedDesks: [
    async ({ template, display: _display }, use) => {
      if (!template.desktop) return use(null);
      const prepared = new PreparedDesks(() => prepareDesk(template));
      await use(prepared);
      await prepared.close();
    },
    { scope: 'worker' },
  ],
  readingWindow: [
    async ({ template, servers, display: _display }, use) => {
      const opened = new Map<string, Promise<ReadingWindow>>();
      const openOn = async (on: 'filled' | 'empty'): Promise<ReadingWindow> =>
        ReadingWindow.open(
          on === 'empty'
            ? await Desk.open()
            : ((await template.copy()) ?? (await fillDesk(servers))),
        );
      await use(async (on) => {
        const before = await opened.get(on);
        if (before && !before.isWritten()) return before;
        await before?.close();
        const window = openOn(on);
        opened.set(on, window);
        return window;
      });
      for (const window of opened.values()) await (await window).close();
    },
    { scope: 'worker' },
  ],

  standIn: async ({ servers }, use) => {
    await firstDay(servers);
    await use(servers);
  },

  closeAtEnd: async ({ closeInBackground }, use) => {
    const desks: Desk[] = [];
    await use((desk) => {
      desks.push(desk);
      return desk;
    });
    for (const desk of desks) closeInBackground(desk);
  },
  desk: async ({ closeAtEnd }, use) => {
    await use(closeAtEnd(await Desk.open()));
  },

  openedAhead: async ({ closeAtEnd: _closeAtEnd }, use) => {
    const windows = new Map<Desk, OpenWindow>();
    await use(windows);
    for (const { app } of windows.values()) await app.close();
  },
  shared: async ({}, use) => {
    await use(new Map());
  },
  filledDesk: async ({ preparedDesks, openedAhead, standIn, closeAtEnd }, use) => {
    if (preparedDesks) {
      const { desk, window } = await preparedDesks.take();
      openedAhead.set(closeAtEnd(desk), window);
      await use(desk);
    } else await use(closeAtEnd(await fillDesk(standIn)));
  },
  readDesk: async ({ readingWindow, shared, standIn: _standIn }, use) => {
    await readOn(await readingWindow('filled'), shared, use);
  },
  emptyDesk: async ({ readingWindow, shared }, use) => {
    await readOn(await readingWindow('empty'), shared, use);
  },
  unopenedDesk: async ({ template, standIn, closeAtEnd }, use) => {
    await use(closeAtEnd((await template.copy()) ?? (await fillDesk(standIn))));
  },

  // Windows are closed before their desks: what is set up later is ended first.
  open: async ({ closeAtEnd: _closeAtEnd, openedAhead, shared }, use) => {
    const opened: OpenWindow[] = [];
    await use(async (desk, options) => {
      const ahead = openedAhead.get(desk) ?? shared.get(desk);
      if (ahead && options) throw new Error('A window with options needs `unopenedDesk`.');
      openedAhead.delete(desk);
      const window = ahead ?? (await openWindow(desk, options));
      const { size, args = [] } = options ?? {};
      if (size && !args.includes(HIDDEN_FLAG)) await resizeWindow(window.app, window.page, size);
      opened.push(window);
      return window;
    });
    const stay = [...shared.values()];
    for (const window of opened) {
      if (!stay.includes(window)) await window.app.close().catch(() => undefined);
    }
    for (const { printed } of opened) expect(undeclaredProblem(printed())).toBeNull();
  },
});

async function readOn(
  reading: ReadingWindow,
  shared: Fixtures['shared'],
  use: (desk: Desk) => Promise<void>,
): Promise<void> {
  shared.set(reading.desk, await reading.begin());
  await use(reading.desk);
}

const firstDay = async ({ instances }: Shared['servers']): Promise<void> => {
  await Promise.all(Object.values(instances).map((instance) => instance.reset()));
};

async function fillDesk(standIn: Shared['servers']): Promise<Desk> {
  const desk = await Desk.open();
  await addCompany(desk, standIn);
  await firstDay(standIn);
  return desk;
}

async function prepareDesk(template: Desk): Promise<PreparedDesk> {
  const desk = await template.copy();
  if (!desk) throw new Error('The desk cannot be copied.');
  try {
    return { desk, window: await openWindow(desk) };
  } catch (failure) {
    await desk.close();
    throw failure;
  }
}

export { expect } from '@playwright/test';

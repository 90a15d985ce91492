/** Fixtures: the invented company, a desk with a keychain, and the window. */
import { test as base } from '@playwright/test';
import { createStandIn, makeCompany, type StandIn } from '../../domo';
import { Desk } from '../../harness/desk';
import { openWindow, type OpenWindow } from '../../harness/window';
import { addCompany } from '../../harness/company';

type Company = ReturnType<typeof makeCompany>;

/** Made once and used by one test after the other. */
interface Shared {
  readonly company: Company;
  readonly servers: StandIn<'development' | 'staging' | 'production'>;
  /** As it is when a test begins with `filledDesk`. */
  readonly template: Desk;
}

interface Fixtures {
  /** As on the first day. */
  readonly standIn: Shared['servers'];
  /** Closes a desk when the test has ended and its windows are closed: an open one still writes there. */
  readonly closeAtEnd: (desk: Desk) => Desk;
  /** An empty data folder and an unlocked keychain. */
  readonly desk: Desk;
  /** A desk with the company's three instances added and read in full. */
  readonly filledDesk: Desk;
  /** Opens the window; closed at the end of the test. */
  readonly open: (desk: Desk, options?: Parameters<typeof openWindow>[1]) => Promise<OpenWindow>;
}

export const test = base.extend<Fixtures, Shared>({
  company: [
    async ({}, use) => {
      await use(makeCompany());
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

  standIn: async ({ servers }, use) => {
    await firstDay(servers);
    await use(servers);
  },

  closeAtEnd: async ({}, use) => {
    const desks: Desk[] = [];
    await use((desk) => {
      desks.push(desk);
      return desk;
    });
    for (const desk of desks) await desk.close();
  },
  desk: async ({ closeAtEnd }, use) => {
    await use(closeAtEnd(await Desk.open()));
  },
  filledDesk: async ({ template, standIn, closeAtEnd }, use) => {
    const desk = closeAtEnd((await template.copy()) ?? (await addedAnew(standIn)));
    await firstDay(standIn);
    await use(desk);
  },

  // Windows are closed before their desks: what is set up later is ended first.
  open: async ({ closeAtEnd: _ended }, use) => {
    const opened: OpenWindow[] = [];
    await use(async (desk, options) => {
      const window = await openWindow(desk, options);
      opened.push(window);
      return window;
    });
    for (const { app } of opened) await app.close().catch(() => undefined);
  },
});

const firstDay = async ({ instances }: Shared['servers']): Promise<void> => {
  await Promise.all(Object.values(instances).map((instance) => instance.reset()));
};

async function addedAnew(standIn: Shared['servers']): Promise<Desk> {
  const desk = await Desk.open();
  await addCompany(desk, standIn);
  return desk;
}

export { expect } from '@playwright/test';

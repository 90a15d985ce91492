/** Fixtures: the invented company, a desk with a keychain, and the window. */
import { test as base } from '@playwright/test';
import { createStandIn, makeCompany, type StandIn } from '../../domo';
import { Desk } from '../../desktop/desk';
import { openWindow, type OpenWindow } from '../../desktop/window';
import { addCompany } from '../../desktop/company';

type Company = ReturnType<typeof makeCompany>;

interface Fixtures {
  readonly company: Company;
  readonly standIn: StandIn<'development' | 'staging' | 'production'>;
  /** An empty data folder and an unlocked keychain. */
  readonly desk: Desk;
  /** A desk with the company's three instances added and read in full. */
  readonly filledDesk: Desk;
  /** Opens the window; closed at the end of the test. */
  readonly open: (desk: Desk, options?: Parameters<typeof openWindow>[1]) => Promise<OpenWindow>;
}

export const test = base.extend<Fixtures>({
  company: async ({}, use) => {
    await use(makeCompany());
  },
  standIn: async ({ company }, use) => {
    const standIn = await createStandIn({ instances: company.list });
    await use(standIn);
    await standIn.close();
  },

  desk: async ({}, use) => {
    const desk = await Desk.open();
    await use(desk);
    await desk.close();
  },
  filledDesk: async ({ desk, standIn }, use) => {
    await addCompany(desk, standIn);
    await use(desk);
  },

  open: async ({}, use) => {
    const opened: OpenWindow[] = [];
    await use(async (desk, options) => {
      const window = await openWindow(desk, options);
      opened.push(window);
      return window;
    });
    for (const { app } of opened) await app.close().catch(() => undefined);
  },
});

export { expect } from '@playwright/test';

/** An account whose access list a test knows, and what was written to it. */
import type { Locator, Page } from '@playwright/test';
import type { Instance } from '../../domo';
import { drawer, openAccount, openTab, showProduction } from './screen';
import { test as base } from './test';
import { callFromPage, findProfileId } from './page-calls';

type PlainAccount =
  Instance['state']['accounts'] extends Map<number, infer Account> ? Account : never;

/** A user or group of the instance by its name. */
export function idOf(instance: Instance, name: string): string {
  const { users, groups } = instance.state;
  const user = [...users.values()].find(({ displayName }) => displayName === name);
  const group = [...groups.values()].find((each) => each.name === name);
  return String(user?.id ?? group?.id);
}

/** The first account that an admin may open, with Rafael as its one owner and Noor who can view it. */
export function prepareAccount(instance: Instance): PlainAccount {
  const account = [...instance.state.accounts.values()].find(
    ({ closed, displayName }) => !closed && /^[\w ]+$/u.test(displayName),
  );
  if (account === undefined) throw new Error('the stand-in has no account to share');
  account.access = [
    { type: 'USER', id: idOf(instance, 'Rafael Okonjo'), accessLevel: 'OWNER' },
    { type: 'USER', id: idOf(instance, 'Noor Haddad'), accessLevel: 'CAN_VIEW' },
    { type: 'GROUP', id: idOf(instance, 'Finance Analysts'), accessLevel: 'CAN_EDIT' },
  ];
  return account;
}

/** Shows the account's access list as it is in Domo now. */
export async function showAccess(page: Page, account: PlainAccount): Promise<void> {
  await openAccount(page, account.id, account.displayName);
  await drawer(page).getByRole('button', { name: 'Refresh' }).click();
  await openTab(page, 'Access');
  await entry(page, 'Noor Haddad').waitFor();
}

interface Shown {
  readonly production: Instance;
  readonly account: PlainAccount;
  readonly page: Page;
}

/** With a window that shows who may use an account whose access list the test knows. */
export const test = base.extend<{ readonly shown: Shown }>({
  shown: async ({ filledDesk, standIn, open }, use) => {
    const { production } = standIn.instances;
    const account = prepareAccount(production);
    const { page } = await open(filledDesk);
    await showProduction(page);
    await showAccess(page, account);
    await use({ production, account, page });
  },
});

export const entry = (page: Page, name: string): Locator =>
  drawer(page).getByRole('list', { name: 'Access list' }).locator('li').filter({ hasText: name });

export const level = (page: Page, name: string): Locator =>
  entry(page, name).getByRole('button', { name: /^Level of/u });

/** Finds somebody by typing, and picks the one of that name. */
export async function pick(page: Page, text: string, name: string): Promise<void> {
  await drawer(page).getByRole('combobox', { name: 'Find users and groups' }).fill(text);
  await page.getByRole('option').filter({ hasText: name }).click();
}

/** The bodies of all changes of access that left, of both versions. */
export const sharesSent = (instance: Instance): unknown[] =>
  ['accounts.share', 'oauth.share', 'accounts.shareV1'].flatMap((route) =>
    instance.log.all({ route }).map(({ body }): unknown => JSON.parse(body)),
  );

/** Gives an instance another guard. */
export async function setGuard(page: Page, label: string, guard: string): Promise<void> {
  const profileId = await findProfileId(page, label);
  await callFromPage(page, 'profile.update', { profileId, guard });
}

import type { Page } from '@playwright/test';
import type { Instance } from '../domo';
import { expect, test } from './support/test';
import { drawer, openAccount, openTab, showProduction } from './support/screen';

test.use({ secrets: 'someReadable' });

/** An account with a name, and its fields whose values Domo tells. */
function readable(instance: Instance, type: string) {
  const account = [...instance.state.accounts.values()].find(
    (each) => each.dataProviderType === type && each.readable && !each.closed,
  );
  if (account === undefined) throw new Error(`the stand-in has no readable account of ${type}`);
  return account;
}

const value = (config: Record<string, string>, field: string): string => {
  const text = config[field];
  if (text === undefined || text === '') throw new Error(`no value of ${field}`);
  return text;
};

async function showConfig(page: Page, { id, displayName }: { id: number; displayName: string }) {
  await openAccount(page, id, displayName);
  await openTab(page, 'Configuration');
}

const button = (page: Page, name: string) =>
  drawer(page).getByRole('button', { name, exact: true });

test('one secret is revealed at a time, and hidden when the window loses focus', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const account = readable(instances.production, 'amazon-s3');
  const { page } = await open(filledDesk);
  await showProduction(page);
  await showConfig(page, account);
  const secret = value(account.config, 'secretKey');
  const shown = drawer(page).getByText(secret, { exact: true });

  const reveal = async (): Promise<void> => {
    await button(page, 'Reveal secretKey').click();
    await expect(shown).toBeVisible();
    await expect(drawer(page)).toContainText(/hides in \d+ s/u);
  };
  const gone = async (): Promise<void> => {
    await expect(shown).toHaveCount(0);
    expect(await page.content()).not.toContain(secret);
  };

  await reveal();
  await button(page, 'Hide secretKey').click();
  await gone();

  await reveal();
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await gone();

  await reveal();
  await openTab(page, 'Access');
  await gone();
  await openTab(page, 'Configuration');
  await gone();

  await reveal();
  await button(page, 'Close').click();
  await gone();
});

test('a revealed secret is hidden after half a minute', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const account = readable(instances.production, 'amazon-s3');
  const secret = value(account.config, 'secretKey');
  const { page } = await open(filledDesk);
  await showProduction(page);
  await showConfig(page, account);
  await page.clock.install();
  await button(page, 'Reveal secretKey').click();
  const shown = drawer(page).getByText(secret, { exact: true });
  await expect(shown).toBeVisible();
  await page.clock.fastForward(15_000);
  await expect(shown).toBeVisible();
  await page.clock.fastForward(16_000);
  await expect(shown).toHaveCount(0);
  expect(await page.content()).not.toContain(secret);
});

test('only one field is revealed at a time, and a late value is dropped', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const account = readable(production, 'amazon-s3');
  const password = 'canary-of-a-second-secret';
  account.config = { ...account.config, password };
  const secretKey = value(account.config, 'secretKey');
  const { page } = await open(filledDesk);
  await showProduction(page);
  await showConfig(page, account);
  await button(page, 'Refresh').click();
  await button(page, 'Reveal password').click();
  await expect(drawer(page).getByText(password, { exact: true })).toBeVisible();
  await button(page, 'Reveal secretKey').click();
  await expect(drawer(page).getByText(secretKey, { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(password);
  await button(page, 'Hide secretKey').click();

  // The answer comes when nobody looks any more.
  production.faults.add({ kind: 'delay', ms: 1500, route: 'accounts.config', times: 1 });
  const answered = production.log.count({ route: 'accounts.config', outcome: 'answered' });
  await button(page, 'Reveal password').click();
  await openTab(page, 'Overview');
  await expect
    .poll(() => production.log.count({ route: 'accounts.config', outcome: 'answered' }))
    .toBe(answered + 1);
  await openTab(page, 'Configuration');
  await expect(button(page, 'Reveal password')).toBeEnabled();
  expect(await page.content()).not.toContain(password);
});

test('a copied secret does not pass through the page, and leaves the clipboard at lock and quit', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const account = readable(instances.production, 'amazon-s3');
  const secret = value(account.config, 'secretKey');
  const { app, page, printed } = await open(filledDesk);
  await showProduction(page);
  await showConfig(page, account);
  await expect(button(page, 'Copy secretKey')).toHaveAccessibleDescription(
    /^Latchkey clears the clipboard soon after copying. A clipboard manager/u,
  );
  await button(page, 'Copy secretKey').click();
  await expect(drawer(page).getByRole('status')).toHaveText('Copied');
  await expect(drawer(page)).toContainText(/The clipboard is cleared in \d+ s/u);
  const inClipboard = () => app.evaluate(({ clipboard }) => clipboard.readText());
  // X11's selection, which a middle click pastes. Chromium writes a copied text there as well.
  const inSelection = () =>
    app.evaluate(({ clipboard }) => {
      const older = clipboard as unknown as { readText: (buffer: string) => string };
      return 'selection' in clipboard
        ? clipboard.selection.readText()
        : older.readText('selection');
    });
  expect(await inClipboard()).toBe(secret);
  expect(await inSelection()).toBe(secret);
  expect(await page.content()).not.toContain(secret);

  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect.poll(inClipboard).toBe('');
  await expect.poll(inSelection).toBe('');

  await button(page, 'Copy secretKey').click();
  await expect.poll(inClipboard).toBe(secret);
  // After the end nobody can ask what lies there, so the clearing itself is heard of.
  await app.evaluate(({ clipboard }) => {
    const clear: () => unknown = clipboard.clear.bind(clipboard);
    Object.assign(clipboard, {
      clear: () => {
        process.stdout.write('the clipboard was cleared\n');
        return clear();
      },
    });
  });
  await app.close();
  expect(printed()).toContain('the clipboard was cleared');
});

test('values that Domo hides have no buttons, and values that cannot be read say why', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const hidden = [...production.state.accounts.values()].find(
    (each) => each.dataProviderType === 'amazon-s3' && !each.readable && !each.closed,
  );
  const account = readable(production, 'amazon-s3');
  const { page } = await open(filledDesk);
  await showProduction(page);
  await showConfig(page, hidden ?? { id: 0, displayName: '' });
  await expect(drawer(page).getByText('hidden by Domo')).toBeVisible();
  await expect(button(page, 'Reveal secretKey')).toHaveCount(0);
  await expect(button(page, 'Copy secretKey')).toHaveCount(0);

  await showConfig(page, account);
  production.faults.add({ kind: 'status', status: 403, route: 'accounts.config' });
  await button(page, 'Reveal secretKey').click();
  await expect(drawer(page).getByRole('alert')).toBeVisible();
  await expect(button(page, 'Reveal secretKey')).toBeEnabled();
});

test('the window distinguishes the two meanings of OAuth', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const config = [...production.state.oauthAccounts.values()][0];
  const signsIn = [...production.state.accounts.values()].find(
    ({ credentialsType, closed }) => credentialsType === 'oauth' && !closed,
  );
  if (config === undefined || signsIn === undefined) throw new Error('no OAuth in the stand-in');
  const { page } = await open(filledDesk);
  await showProduction(page);
  await page
    .locator('label')
    .filter({ hasText: /^Accounts/u })
    .click();
  await openAccount(page, signsIn.id, signsIn.displayName);
  await expect(drawer(page)).toContainText('signs in with OAuth at its provider');
  // The stand-in is on this computer: the browser opens pages of Domo alone.
  await expect(button(page, 'Open in Domo')).toBeDisabled();
  await expect(drawer(page)).toContainText('not at domo.com');
  await button(page, 'Actions for this account').click();
  await expect(page.getByRole('menuitem', { name: 'Open in Domo' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page
    .locator('label')
    .filter({ hasText: /^OAuth accounts/u })
    .click();
  await openAccount(page, config.id, config.displayName);
  await expect(drawer(page)).toContainText('This is an OAuth client configuration');
});

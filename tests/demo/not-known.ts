/** Pictures of what went only part of the way, and of what was not looked at: on a copy of the desk, which it changes. */
import type { Page } from '@playwright/test';
import type { Desk } from '../harness/desk';
import { leaveDialog } from '../harness/leave-dialog';
import { openWindow } from '../harness/window';
import { pictures, settle, type Tour } from './picture';
import { runCommand } from './steps';

const STAGING = 'Kestrel Bay · Staging';

/** Only Linux can copy a desk. The accounts that it adds stay in the stand-in. */
export async function notKnown(tour: Tour): Promise<void> {
  const desk = await tour.desk.copy();
  if (!desk) return;
  try {
    await learnWhatDiffers(desk, tour);
    // The inventory has nothing of it.
    const lisbon = ['profile', 'add', 'kestrel-bay-lisbon', '--no-check'];
    await must(desk, [...lisbon, '--label', 'Kestrel Bay · Lisbon'], 'never-used');
    const { app, page } = await openWindow(desk, { size: { width: 1440, height: 900 } });
    try {
      await settle(page);
      await runCommand(page, 'What got worse…');
      await page.getByText('Known now, and not at the last report').waitFor();
      await pictures(page, tour, 'report-known-now');
      await leaveDialog(page);
      await leaverGaps(page, tour);
      await lostAnswer(page, tour);
      await donePartly(page, tour);
    } finally {
      await app.close();
    }
  } finally {
    await desk.close();
  }
}

async function must(desk: Desk, args: readonly string[], input = ''): Promise<string> {
  const { code, stdout, stderr } = await desk.cli(args, input);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** An account that Domo refused to open at the last report, and that differs from the baseline. */
async function learnWhatDiffers(desk: Desk, { instances }: Tour): Promise<void> {
  const { production, staging } = instances;
  const like = [...production.state.accounts.values()].find(
    ({ closed, dataProviderType }) => !closed && dataProviderType === 'snowflake',
  );
  if (!like) throw new Error('There is no such account.');
  const ledger = { ...like, id: 990_001, name: 'ledger-export', displayName: 'Ledger export' };
  production.state.accounts.set(ledger.id, structuredClone(ledger));
  const other = { ...structuredClone(ledger), config: { ...ledger.config, role: 'LEDGER_OLD' } };
  staging.state.accounts.set(ledger.id, { ...other, closed: true });
  const { profiles } = (
    JSON.parse(await must(desk, ['profile', 'list', '--json'])) as {
      value: { profiles: { id: string; label: string }[] };
    }
  ).value;
  const idOf = (name: string): string =>
    profiles.find(({ label }) => label.endsWith(name))?.id ?? '';
  const comparison = {
    view: 'instances',
    profileIds: [idOf('Production'), idOf('Staging')],
    baseline: 0,
  };
  const saved = { name: 'Staging as Production', comparison };
  await must(desk, ['call', 'comparison.save'], JSON.stringify(saved));
  const read = ['sync', '--depth', 'full', '--allow-partial'];
  await must(desk, read);
  await must(desk, ['report', '--allow-partial']);
  staging.state.accounts.set(ledger.id, other);
  await must(desk, read);
}

/** A person whose plan has accounts that Domo refuses to open, and an instance that was never read. */
async function leaverGaps(page: Page, tour: Tour): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+Shift+L');
  await dialog
    .getByLabel('E-mail address of the person who leaves')
    .fill('rafael.okonjo@example.com');
  await dialog.getByLabel('E-mail address of the new owner').fill('noor.haddad@example.com');
  await dialog.getByText('Kestrel Bay · Lisbon was never read').waitFor();
  await pictures(page, tour, 'leaver-gaps');
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  await dialog.getByRole('button', { name: /: will not be written$/u }).click();
  const planned = dialog.getByRole('region', { name: 'Planned changes' });
  await planned.getByText('will be written').first().waitFor({ state: 'detached' });
  await planned.getByText('What the inventory lacks was not looked at').scrollIntoViewIfNeeded();
  await pictures(page, tour, 'leaver-not-looked-at');
  await leaveDialog(page);
}

/** One write whose answer was lost: its stream was read again, and nothing is sent twice. */
async function lostAnswer(page: Page, tour: Tour): Promise<void> {
  const dialog = page.getByRole('dialog');
  const { state, faults } = tour.instances.staging;
  const accounts = [...state.accounts.values()].filter(({ closed }) => !closed);
  const from = accounts.find(
    ({ datasets, dataProviderType }) => datasets.length > 2 && dataProviderType === 'snowflake',
  );
  const to = accounts.find(
    (one) => one !== from && one.dataProviderType === from?.dataProviderType,
  );
  if (!from || !to) throw new Error('There are no such accounts.');
  await page
    .getByRole('button', { name: new RegExp(`^${STAGING}`, 'u') })
    .first()
    .click();
  await settle(page);
  await page.getByLabel('Filter by text').fill(String(from.id));
  await settle(page);
  const row = page.locator('[data-row]').filter({ hasText: String(from.id) });
  await row.first().getByRole('checkbox').check();
  await page.keyboard.press('Control+Shift+D');
  await dialog.getByLabel(/^Account that they get/u).fill(String(to.id));
  await page.getByRole('option', { name: `(${String(to.id)})` }).click();
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  faults.add({ kind: 'loseAnswer', route: 'streams.update', times: 1 });
  await dialog.getByRole('button', { name: /^Change \d+ datasets$/u }).click();
  await dialog.getByText('The stream was read again').waitFor();
  await pictures(page, tour, 'repoint-read-again');
  await leaveDialog(page);
}

/** A new token that Domo does not take yet: the old one stays in use. */
async function donePartly(page: Page, tour: Tour): Promise<void> {
  const dialog = page.getByRole('dialog');
  const { faults } = tour.instances.staging;
  const rail = page.getByRole('navigation', { name: 'Instances' });
  await rail.getByRole('button', { name: new RegExp(`^${STAGING}`, 'u') }).click({
    button: 'right',
  });
  await page.getByRole('menuitem', { name: 'Renew token…' }).click();
  await dialog.getByRole('button', { name: 'Show the changes' }).click();
  const renew = dialog.getByRole('button', { name: 'Renew 1 token' });
  await renew.waitFor();
  // The run looks, the renewal looks, and then the new token is tried.
  faults.add({ kind: 'status', status: 400, route: 'users.me', skip: 2 });
  await renew.click();
  await dialog.getByRole('button', { name: '1 done in part' }).waitFor();
  await pictures(page, tour, 'renew-partly');
  faults.clear();
  await leaveDialog(page);
}

import { expect, test } from './support/test';
import { settled } from './support/screen';

test('streams that the command line gave another account are in the activity of the window', async ({
  unopenedDesk,
  standIn: { instances },
  open,
}) => {
  const accounts = [...instances.production.state.accounts.values()].filter((one) => !one.closed);
  const from = accounts.find(
    ({ dataProviderType: type, datasets }) =>
      datasets.length > 1 && accounts.filter((one) => one.dataProviderType === type).length > 1,
  );
  const to = accounts.find(
    (one) => one !== from && one.dataProviderType === from?.dataProviderType,
  );
  if (!from || !to) throw new Error('There are no such accounts.');
  const count = from.datasets.length;
  const label = 'Kestrel Bay · Production';
  const name = `${label}:${String(from.id)}`;
  const planned = await unopenedDesk.cli(['repoint', '--from', name, '--to', String(to.id)]);
  const id = /latchkey repoint --apply (?<id>\S+)/u.exec(planned.stdout)?.groups?.['id'] ?? '';
  const confirm = ['--confirm', label];
  const applied = await unopenedDesk.cli(['repoint', '--apply', id, ...confirm]);
  expect(applied.code, `${planned.stdout}\n${applied.stdout}\n${applied.stderr}`).toBe(0);

  const { page } = await open(unopenedDesk);
  await settled(page);
  await page.keyboard.press('Control+Shift+A');
  const entries = page.getByRole('grid', { name: 'Activity' }).locator('[data-row]');
  const moved = entries.filter({ hasText: 'Re-point' });
  await expect(moved).toHaveCount(count);
  await expect(moved.first()).toContainText(
    new RegExp(`account of Dataset \\d+: ${String(from.id)} → ${String(to.id)}.*done`, 'su'),
  );
});

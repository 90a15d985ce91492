/** Twelve instances side by side fit into a window of 1440 by 900. */
import { createStandIn, makeCompany } from '../domo';
import { expectAccessible } from './support/axe';
import { compareInstances, expect, guessedWords, matrix } from './support/comparison';
import { test } from './support/test';

const regions = ['North', 'South', 'East', 'West'];
const words = { development: 'Development', staging: 'Staging', production: 'Production' };

test('all columns of twelve instances are on screen, with words behind each symbol', async ({
  desk,
  open,
}) => {
  const { list } = makeCompany({ areas: 4 });
  const instances = regions.flatMap((region) =>
    list.map((each) => ({ ...each, name: `${region} ${each.name}` as const })),
  );
  const standIn = await createStandIn({ instances });
  for (const [name, { origin, tokens }] of Object.entries(standIn.instances)) {
    const [region = '', environment] = name.split(' ');
    const label = `Kestrel Bay ${region} · ${words[environment as keyof typeof words]}`;
    const settings = ['--label', label, '--group', region];
    const { code, stderr } = await desk.cli(
      ['profile', 'add', origin, ...settings],
      tokens['admin'],
    );
    expect(code, stderr).toBe(0);
  }
  expect((await desk.cli(['sync', '--depth', 'full'])).code).toBe(0);
  const { page } = await open(desk, { size: { width: 1440, height: 900 } });
  await compareInstances(page);
  await expect(guessedWords(page)).toContainText('more accounts match');
  const heads = matrix(page).getByRole('columnheader');
  await expect(heads).toHaveCount(13);
  const last = heads.last();
  await expect(last).toContainText(/Kestrel Bay \w+ · \w+/u);
  const [box, grid] = [await last.boundingBox(), await matrix(page).boundingBox()];
  expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(
    (grid?.x ?? 0) + (grid?.width ?? 0) + 1,
  );
  expect(
    await matrix(page).evaluate((each) => each.scrollWidth - each.clientWidth),
  ).toBeLessThanOrEqual(0);
  await expect(matrix(page).getByRole('gridcell').first()).toContainText(
    /same|differ|missing|hidden|matches/u,
  );
  await expect(matrix(page).getByRole('gridcell').first()).toHaveAttribute('title', /./u);
  await expectAccessible(page, 'twelve instances');
  await standIn.close();
});

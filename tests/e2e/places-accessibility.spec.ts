/** Every view, dialog, menu and panel of the window, against the rules of accessibility, in every scheme of colours. */
import {
  expectAccessible,
  expectAccessibleInForcedColours,
  expectAccessibleWithPopup,
} from './support/axe';
import { dialogs, panels, popups, views, walk, type Place } from './support/places';
import { settled } from './support/screen';
import { test } from './support/test';

for (const [what, places] of [
  ['view', views],
  ['dialog', dialogs],
  ['menu', popups],
  ['panel', panels],
] as const satisfies readonly (readonly [string, readonly Place[]])[]) {
  test(`every ${what} can be read and hit in light, dark and forced colours`, async ({
    filledDesk,
    open,
  }) => {
    test.setTimeout(900_000);
    const shown = await open(filledDesk);
    const { page } = shown;
    await settled(page);
    await walk(shown, places, async ({ name, popup = false }) => {
      await (popup ? expectAccessibleWithPopup : expectAccessible)(page, name);
      await expectAccessibleInForcedColours(page, name);
    });
  });
}

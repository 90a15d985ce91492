/** Every view, dialog, menu and panel of the window, against the rules of accessibility, in every scheme of colours. */
import { expectAccessibleEverywhere } from './support/axe';
import { dialogs, panels, popups, views, walk, type Place } from './support/places';
import { settled } from './support/screen';
import { test } from './support/test';

// The drawer stores what it reads, so the panels come last: nothing after them needs a new window.
for (const [what, places] of [
  ['view', views],
  ['dialog', dialogs],
  ['menu', popups],
  ['panel', panels],
] as const satisfies readonly (readonly [string, readonly Place[]])[]) {
  test(`every ${what} can be read and hit in light, dark and forced colours`, async ({
    readDesk,
    open,
  }) => {
    test.slow();
    const shown = await open(readDesk);
    await settled(shown.page);
    const above = places === dialogs || places === popups;
    await walk(shown, places, ({ name }) => expectAccessibleEverywhere(shown.page, name, above));
  });
}

/**
 * `npm run demo`: the app on a bundled stand-in of Domo. With a display it opens the window. Without one it runs a tour
 * on a virtual display and saves pictures and files.
 *
 * `npm run screenshots` takes the same tour with each view at every size, zoom and colours (`--every-appearance`).
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addCompany } from '../tests/harness/company';
import { Desk } from '../tests/harness/desk';
import { VirtualDisplay } from '../tests/harness/virtual-display';
import { createStandIn, makeCompany, type StandIn } from '../tests/domo';
import { compileIfStale } from './compile';
import { run } from './lib/command';
import { hasDisplay, appArgs } from './lib/environment';
import { inRoot } from './lib/paths';
import { say, script, Stop } from './lib/say';
import { prepare } from './prepare';

type Domo = StandIn<'development' | 'staging' | 'production'>;

const DAY_MS = 86_400_000;

const everyAppearance = process.argv.includes('--every-appearance');
const outputFolder = inRoot(everyAppearance ? 'screenshots' : 'demo-output');

script(async () => {
  const runtime = await prepare('headless');
  await compileIfStale();
  const domo = await createStandIn({ instances: makeCompany({ secrets: 'someReadable' }).list });
  hideSecrets(domo);
  endTokens(domo);
  const desk = await Desk.open();
  try {
    say('Adding three instances of an invented company and reading them …');
    await addCompany(desk, domo);
    if (hasDisplay() && !everyAppearance) {
      say('Opening the window. Close it to end the demo.');
      return await run(runtime.program, [...appArgs()], { env: desk.env() });
    }
    await runOnVirtualDisplay(desk, domo);
    return 0;
  } finally {
    await desk.close();
    await domo.close();
  }
});

/** The one account whose secrets Domo tells here, so that the tour can reveal one. */
const TOLD_ACCOUNT = 'Customer Care landing bucket';

/** As users meet it: Domo hides the secrets of all other plain accounts. */
function hideSecrets(domo: Domo): void {
  for (const { state } of Object.values(domo.instances)) {
    for (const account of state.accounts.values())
      account.readable = account.displayName.startsWith(TOLD_ACCOUNT);
  }
}

/** Days until the end of tokens of other people, for the list of access tokens. Below 0: it has expired. */
const TOKEN_ENDS = {
  owner: ['Nightly loads', 5.5],
  editor: ['Reporting gateway', 0.6],
  sharer: ['Budget workbook', 21.5],
  viewer: ['Data quality checks', 140.5],
  none: ['Trial of a partner', 61.5],
  expired: ['Credential check 2023', -900],
} as const;

function endTokens(domo: Domo): void {
  for (const { state, tokens } of Object.values(domo.instances)) {
    for (const [whose, [name, days]] of Object.entries(TOKEN_ENDS)) {
      const token = state.tokens.get(tokens[whose] ?? '');
      if (!token) continue;
      token.name = name;
      token.expiresAt = Date.now() + days * DAY_MS;
    }
  }
}

/** A screen for the largest window of the pictures, with its frame. */
const LARGEST_WINDOW = '2600x1500';

async function runOnVirtualDisplay(desk: Desk, domo: Domo): Promise<void> {
  say(
    everyAppearance
      ? 'Taking pictures of each view at every size, zoom and colours on a virtual display.'
      : 'There is no display here, so the demo runs on a virtual one and saves what it shows.',
  );
  rmSync(outputFolder, { recursive: true, force: true });
  const display = await VirtualDisplay.start(LARGEST_WINDOW);
  process.env['DISPLAY'] = display.name;
  const emptyDesk = await Desk.open();
  const bareDesk = await Desk.open('missing');
  try {
    const { origin, tokens } = domo.instances.production;
    const instance = { origin, token: tokens['admin'] ?? '' };
    // Playwright is loaded only here: with a display nothing of it is needed.
    const { takeTour } = await import('../tests/demo/tour');
    const appearances = await import('../tests/demo/appearance');
    await takeTour({
      desk,
      emptyDesk,
      bareDesk,
      instance,
      instances: domo.instances,
      folder: outputFolder,
      goOffline: () => domo.close(),
      say,
      appearances: everyAppearance ? appearances.everyAppearance : appearances.lightAndDark,
    });
    await exportAccess(desk);
  } finally {
    await emptyDesk.close();
    await bareDesk.close();
    await display.close();
  }
  say(`\nPictures and CSV files are in ${outputFolder}`);
}

/** The second table comes from the command line, which needs no window. */
async function exportAccess(desk: Desk): Promise<void> {
  const file = join(outputFolder, 'access.csv');
  const { code, stderr } = await desk.cli(['export', 'access', '--out', file, '--allow-partial']);
  if (code !== 0) throw new Stop(`The export failed: ${stderr}`);
  say(`  ${join(outputFolder, 'accounts.csv')}\n  ${file}`);
}

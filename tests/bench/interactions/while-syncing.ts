/** Typing in the filter while instances sync with configs and access lists, and before that at rest. */
import type { Page } from '@playwright/test';
import { syncEnded } from '../../e2e/support/screen';
import { Desk } from '../../harness/desk';
import { openWindow } from '../../harness/window';
import { serveFleet } from '../parts/served-fleet';
import type { ServedInstance } from '../parts/stand-in-program';
import { typedLetter } from './actions';
import { WindowClock, type ActionTime } from './window-clock';

const ACCOUNTS_EACH = 200;
const ANSWER_MS = 20;
/** Instances that are added at a time. */
const ADDED_AT_ONCE = 20;

export interface TypedLetters {
  readonly times: readonly ActionTime[];
  /** Ms between one frame and the next. */
  readonly frames: readonly number[];
}

export async function measureWhileSyncing(
  instances: number,
  letters: number,
): Promise<{ atRest: TypedLetters; whileSyncing: TypedLetters }> {
  const fleet = await serveFleet({ instances, accountsEach: ACCOUNTS_EACH, answerMs: ANSWER_MS });
  const desk = await Desk.open();
  const { app, page } = await openWindow(desk);
  try {
    const clock = await WindowClock.start(page);
    await addServed(page, clock, fleet.instances);
    await page.locator('header').getByRole('button', { name: 'Sync', exact: true }).click();
    await syncEnded(page);
    await clock.settled();
    const atRest = await typeLetters(page, clock, letters);
    await page.getByRole('button', { name: 'How much to read' }).click();
    await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
    await page.getByRole('progressbar', { name: 'Sync' }).waitFor();
    const whileSyncing = await typeLetters(page, clock, letters);
    return { atRest, whileSyncing };
  } finally {
    await app.close();
    await desk.close();
    fleet.close();
  }
}

async function addServed(
  page: Page,
  clock: WindowClock,
  served: readonly ServedInstance[],
): Promise<void> {
  const requests = served.map(({ name, origin, token }) => ({
    instance: origin,
    token,
    label: name,
    group: '',
    colour: 'blue',
    guard: 'normal',
    keep: 'session',
    check: false,
  }));
  for (let at = 0; at < requests.length; at += ADDED_AT_ONCE)
    await clock.callAll('profile.add', requests.slice(at, at + ADDED_AT_ONCE));
  await page
    .getByText(served.at(-1)?.name ?? '')
    .first()
    .waitFor();
}

async function typeLetters(page: Page, clock: WindowClock, letters: number): Promise<TypedLetters> {
  const field = page.getByLabel('Filter by text');
  const times: ActionTime[] = [];
  await clock.watchFrames();
  for (let at = 0; at < letters; at++) {
    await field.fill('');
    await clock.settled();
    await field.focus();
    times.push(
      await clock.time({ begin: 'keydown', handled: 'input', answer: 'filtered' }, () =>
        page.keyboard.press(typedLetter(at)),
      ),
    );
  }
  return { times, frames: await clock.endFrames() };
}

/** An empty page that changes one text when a key is pressed: what no window can be faster than, here and now. */
import { _electron } from '@playwright/test';
import { sandboxArgs } from '../../../build/lib/environment';
import { inRoot } from '../../../build/lib/paths';
import { installedRuntime } from '../../../build/prepare/runtime';
import { temporaryFolder } from '../../support/temporary-folder';
import { WindowClock, type ActionTime } from './window-clock';

const textChanger = `addEventListener('keydown', () => {
  const line = document.querySelector('p');
  line.textContent = 'Pressed ' + (Number(line.dataset.times = Number(line.dataset.times ?? 0) + 1));
})`;

export async function measureFloor(times: number): Promise<ActionTime[]> {
  const app = await _electron.launch({
    executablePath: installedRuntime()?.program ?? '',
    args: [...sandboxArgs(), '--disable-gpu', inRoot('tests', 'bench', 'bare')],
    env: { ...(process.env as Record<string, string>), BARE_HOME: temporaryFolder('bare') },
  });
  try {
    const page = await app.firstWindow();
    await page.evaluate(textChanger);
    const clock = await WindowClock.start(page);
    const measured: ActionTime[] = [];
    for (let at = 0; at <= times; at++)
      measured.push(
        await clock.time({ begin: 'keydown', answer: 'text' }, () => page.keyboard.press('a')),
      );
    return measured.slice(1);
  } finally {
    await app.close();
  }
}

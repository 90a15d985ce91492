/** Every action so many times, in one window. */
import { say } from '../../../build/lib/say';
import { openWindow } from '../../harness/window';
import type { Desk } from '../../harness/desk';
import { actions, type MeasuredAction } from './actions';
import { WindowClock, type ActionTime } from './window-clock';

/** The first ones load and compile what the action needs, and do not count. */
const UNCOUNTED = 3;

export type MeasuredTimes = readonly [MeasuredAction, readonly ActionTime[]];

export async function* measureActions(
  desk: Desk,
  times: number,
  chosen: readonly MeasuredAction[] = actions,
): AsyncGenerator<MeasuredTimes> {
  const { app, page } = await openWindow(desk);
  try {
    const clock = await WindowClock.start(page);
    await clock.settled();
    for (const action of chosen) {
      say(`${action.name} …`);
      const ofAction: ActionTime[] = [];
      for (let at = 0; at < UNCOUNTED + times; at++) {
        await action.prepare?.(page, at, clock);
        ofAction.push(await clock.time(action, () => action.act(page, at)));
      }
      await action.leave?.(page, clock);
      yield [action, ofAction.slice(UNCOUNTED)];
    }
  } finally {
    await app.close();
  }
}

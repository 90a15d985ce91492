/** What is to be run and when, as `latchkey schedule` takes it, and the mark of what it makes. */
import { fail } from '../../contract';

/** Every system can repeat these exactly. */
export const intervals = ['1h', '2h', '3h', '4h', '6h', '8h', '12h', '1d', '7d'] as const;
export type Interval = (typeof intervals)[number];

export interface ScheduleWish {
  readonly every: Interval;
  /** `07:00`, by the clock of the computer. Of an interval in hours only the minute counts. */
  readonly at: string;
  /** The program and its arguments, without quotes. */
  readonly command: readonly string[];
}

/** `hours`: those of a day in which it runs. `weekday` 1: Mondays only. */
export interface RunTimes {
  readonly hours: readonly number[];
  readonly minute: number;
  readonly weekday: 1 | null;
}

/** Fails with `invalidRequest`. */
export function toRunTimes({ every, at }: Pick<ScheduleWish, 'every' | 'at'>): RunTimes {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/u.exec(at) ?? [];
  if (hour === undefined || minute === undefined)
    return fail('invalidRequest', `${JSON.stringify(at)} is no time of a day.`, {
      next: 'Write hours and minutes, such as 07:00.',
    });
  const step = every.endsWith('h') ? Number.parseInt(every, 10) : 24;
  const first = Number(hour) % step;
  const hours = Array.from({ length: 24 / step }, (_, nth) => first + nth * step);
  return { hours, minute: Number(minute), weekday: every === '7d' ? 1 : null };
}

/** In everything that is made, so that nothing else is replaced or removed. */
export const MARK = 'Made by latchkey schedule';

export const markText = ({ every, at }: Pick<ScheduleWish, 'every' | 'at'>): string =>
  `${MARK}: every ${every} at ${at}`;

/** Null when it is not ours, or not told. */
export function readMark(text: string): Pick<ScheduleWish, 'every' | 'at'> | null {
  const [, every, at] = /Made by latchkey schedule: every (\d+[hd]) at (\d+:\d+)/u.exec(text) ?? [];
  const known = intervals.find((each) => each === every);
  return known === undefined || at === undefined ? null : { every: known, at };
}

/** When it runs next by the clock of the computer, for systems that do not tell. */
export function nextRun(times: RunTimes, now: Date): Date {
  for (let day = 0; ; day += 1) {
    for (const hour of times.hours) {
      const at = new Date(
        now.getFullYear(),
        now.getMonth(),
        now.getDate() + day,
        hour,
        times.minute,
      );
      const isDay = times.weekday === null || at.getDay() === times.weekday;
      if (isDay && at > now) return at;
    }
  }
}

/** No system has a way to write these in a command. Fails with `invalidRequest`. */
export function refuseControlCharacters(command: readonly string[]): void {
  if (command.some((part) => /[\u0000-\u001f\u007f]/u.test(part)))
    fail('invalidRequest', 'A path has a line break or another control character.', {
      next: 'Choose another folder or file name.',
    });
}

/** How soon the window paints after the most common actions, beside an empty page that changes one text. */
import { say } from '../../../build/lib/say';
import { withBenchDisplay } from '../bench-display';
import { benchRow, type BenchRow } from '../bench-row';
import { measureFloor } from '../interactions/floor';
import { openFleetDesk } from '../interactions/fleet-desk';
import { measureActions, type MeasuredTimes } from '../interactions/measure-actions';
import { measureWhileSyncing } from '../interactions/while-syncing';
import type { ActionTime, ProcessorTime } from '../interactions/window-clock';
import { quantilesOf, type Quantiles } from '../quantiles';
import type { BenchOptions } from './bench-options';

const SIZES = [500, 50_000] as const;
/** Above the floor of the same minutes. */
const PAINT_TARGET_MS = 50;
/** What the browser calls a long task. */
const TASK_TARGET_MS = 50;
const ANSWER_WHILE_SYNCING_MS = 100;

export const measureInteractions = (options: BenchOptions): Promise<BenchRow[]> =>
  withBenchDisplay(async () => {
    const rows: BenchRow[] = [];
    const sizes = [...SIZES.filter((size) => size < options.rows), options.rows];
    for (const accounts of sizes) rows.push(...(await rowsOfSize(accounts, options)));
    return [...rows, ...(await rowsWhileSyncing(options))];
  });

async function rowsOfSize(
  accounts: number,
  { instances, repetitions, folder }: BenchOptions,
): Promise<BenchRow[]> {
  say(`Filling a store with ${accounts} accounts …`);
  const desk = await openFleetDesk({ accounts, instances }, folder);
  try {
    const floor = await measureFloor(repetitions);
    const measured: MeasuredTimes[] = [];
    for await (const each of measureActions(desk, repetitions)) measured.push(each);
    return [
      ...measured.map(([{ name, answeredByPage }, times]) => {
        const painted = of(times, ({ painted: next, answered }) =>
          answeredByPage === true ? answered : next,
        );
        const atRest = of(floor, (each) => each.painted);
        return benchRow({
          part: 'interactions',
          name: `${name}, ${accounts} accounts, to the paint (p95)`,
          figure: painted.p95,
          unit: 'ms',
          comparison: { what: 'a text of an empty page', figure: atRest.p95 },
          target: { of: 'figure', atMost: Math.round(atRest.p95) + PAINT_TARGET_MS },
          parts: detailsOf(painted, times),
        });
      }),
      longestTask(accounts, measured, floor),
    ];
  } finally {
    await desk.close();
  }
}

const of = (times: readonly ActionTime[], figure: (time: ActionTime) => number): Quantiles =>
  quantilesOf(times.map(figure));

function detailsOf(painted: Quantiles, times: readonly ActionTime[]) {
  const answered = of(times, (each) => each.answered);
  const work = (part: keyof ProcessorTime): Quantiles => of(times, (each) => each.processor[part]);
  return [
    { name: 'p50', figure: painted.p50 },
    { name: 'p50 to the paint of its answer', figure: answered.p50 },
    { name: 'p95 to the paint of its answer', figure: answered.p95 },
    { name: 'processor time of the page (p50)', figure: work('all').p50 },
    { name: 'processor time of the page (p95)', figure: work('all').p95 },
    { name: 'of it scripts (p50)', figure: work('script').p50 },
    { name: 'of it styles and layout (p50)', figure: work('style').p50 + work('layout').p50 },
    { name: 'long tasks', figure: tasksOf(times).length, unit: '  ' },
    { name: 'longest task', figure: Math.max(0, ...tasksOf(times)) },
  ];
}

const tasksOf = (times: readonly ActionTime[]): number[] =>
  times.flatMap(({ longTasks }) => longTasks);

const longestTask = (
  accounts: number,
  measured: readonly MeasuredTimes[],
  floor: readonly ActionTime[],
): BenchRow =>
  benchRow({
    part: 'interactions',
    name: `the longest task of all actions, ${accounts} accounts`,
    figure: Math.max(0, ...measured.flatMap(([, times]) => tasksOf(times))),
    unit: 'ms',
    comparison: { what: 'an empty page', figure: Math.max(0, ...tasksOf(floor)) },
    target: { of: 'figure', atMost: TASK_TARGET_MS },
  });

async function rowsWhileSyncing({ syncing, repetitions }: BenchOptions): Promise<BenchRow[]> {
  say(`Typing while ${syncing} instances sync …`);
  const { atRest, whileSyncing } = await measureWhileSyncing(syncing, repetitions);
  const answers = of(whileSyncing.times, (each) => each.answered);
  const slow = (frames: readonly number[]): number =>
    frames.filter((ms) => ms > TASK_TARGET_MS).length;
  return [
    benchRow({
      part: 'interactions',
      name: `a letter in the filter while ${syncing} instances sync, to its rows (p95)`,
      figure: answers.p95,
      unit: 'ms',
      comparison: { what: 'the same at rest', figure: of(atRest.times, (e) => e.answered).p95 },
      target: { of: 'figure', atMost: ANSWER_WHILE_SYNCING_MS },
      parts: [
        { name: 'p50', figure: answers.p50 },
        { name: 'p95 to the next paint', figure: of(whileSyncing.times, (e) => e.painted).p95 },
        { name: 'letters that were typed', figure: answers.runs, unit: '  ' },
      ],
    }),
    benchRow({
      part: 'interactions',
      name: `frames over ${TASK_TARGET_MS} ms meanwhile`,
      figure: slow(whileSyncing.frames),
      unit: 'frames',
      comparison: { what: 'those at rest', figure: slow(atRest.frames) },
      target: { of: 'figure', atMost: 0 },
      parts: [
        { name: 'frames', figure: whileSyncing.frames.length, unit: '  ' },
        { name: 'longest', figure: Math.max(0, ...whileSyncing.frames), unit: 'ms' },
      ],
    }),
  ];
}

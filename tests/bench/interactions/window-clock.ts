/** Measures actions in a window: `page-clock.js` in its page, and the processor time of the page's thread. */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { inRoot } from '../../../build/lib/paths';
import type { MeasuredAction } from './actions';

const pageClock = readFileSync(inRoot('tests', 'bench', 'interactions', 'page-clock.js'), 'utf8');

export interface ActionTime {
  /** Ms from the event to the paint after it was handled. */
  readonly painted: number;
  /** Ms to the paint that shows the answer. */
  readonly answered: number;
  /** Ms of each task of the page's thread that took more than 50. */
  readonly longTasks: readonly number[];
  /** Ms of processor time of the page's thread, until the answer was painted. */
  readonly processor: ProcessorTime;
}

/** Of all, what scripts, styles and layout took. A layout that a script asks for counts as both. */
export type ProcessorTime = Readonly<Record<keyof typeof metricNames, number>>;

const metricNames = {
  all: 'TaskDuration',
  script: 'ScriptDuration',
  style: 'RecalcStyleDuration',
  layout: 'LayoutDuration',
} as const;

type Begun = Pick<MeasuredAction, 'begin' | 'handled' | 'answer'>;

export class WindowClock {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async start(page: Page): Promise<WindowClock> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(pageClock);
    return new WindowClock(page, session);
  }

  async time(action: Begun, act: () => Promise<void>): Promise<ActionTime> {
    const { begin, handled, answer } = action;
    await this.page.evaluate(
      `benchClock.arm(${[begin, handled ?? begin, answer].map((each) => JSON.stringify(each)).join()})`,
    );
    const before = await this.processorTime();
    await act();
    await this.page.evaluate('benchClock.answered()');
    const after = await this.processorTime();
    const processor = processorTime((of) => after[of] - before[of]);
    const read = await this.page.evaluate<Omit<ActionTime, 'processor'>>('benchClock.read()');
    return { ...read, processor };
  }

  /** The rows of the grid are those of the question on screen. */
  async settled(): Promise<void> {
    await this.page.evaluate('benchClock.settled()');
  }

  /** The palette has searched. */
  async found(): Promise<void> {
    await this.page.evaluate('benchClock.found()');
  }

  /** Calls an operation of main with each of the requests, at the same time. */
  async callAll(operation: string, requests: readonly object[]): Promise<void> {
    await this.page.evaluate(
      `benchClock.callAll(${JSON.stringify(operation)}, ${JSON.stringify(requests)})`,
    );
  }

  async watchFrames(): Promise<void> {
    await this.page.evaluate('benchClock.watchFrames()');
  }

  async endFrames(): Promise<number[]> {
    return this.page.evaluate<number[]>('benchClock.endFrames()');
  }

  private async processorTime(): Promise<ProcessorTime> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return processorTime(
      (of) => (metrics.find(({ name }) => name === metricNames[of])?.value ?? 0) * 1000,
    );
  }
}

const processorTime = (of: (part: keyof ProcessorTime) => number): ProcessorTime => ({
  all: of('all'),
  script: of('script'),
  style: of('style'),
  layout: of('layout'),
});

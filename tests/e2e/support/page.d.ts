/** What tests find on the page, besides what every page has. */
import type { AxeResults, RunOptions } from 'axe-core';
import type { LatchkeyBridge } from '../../../src/contract';

declare global {
  interface Window {
    readonly latchkey: LatchkeyBridge;
    readonly axe: { run(context: Document | string, options: RunOptions): Promise<AxeResults> };
    readonly keepAnswer: (text: string) => void;
  }
}

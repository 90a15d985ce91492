/** What tests find on the page, besides what every page has. */
import type { AxeResults } from 'axe-core';
import type { Bridge } from '../../../src/contract';

declare global {
  interface Window {
    readonly latchkey: Bridge;
    readonly axe: { run(): Promise<AxeResults> };
    readonly keepAnswer: (text: string) => void;
  }
}

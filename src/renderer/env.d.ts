/// <reference types="vite/client" />
import type { Bridge } from '../contract/operation';

declare global {
  interface Window {
    readonly latchkey: Bridge;
  }
}

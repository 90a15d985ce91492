/// <reference types="vite/client" />
import type { LatchkeyBridge } from '../contract/operation';

declare global {
  interface Window {
    readonly latchkey: LatchkeyBridge;
  }
}

/**
 * What has to happen before anything else runs. Imported first by main.tsx: imports are hoisted, so plain
 * statements there would come too late.
 */
import { setNonce } from 'get-nonce';
import { config } from 'zod/v4/core';
import type { Messages } from '@lingui/core';
import { translateWith } from './texts/translate-with';

/** When the first script of the page ran, for a benchmark. */
performance.mark('latchkey:first script');

// For the parts that are loaded later and check what is typed: the page's policy forbids eval, which zod would otherwise try for speed.
config({ jitless: true });

// Texts are made where they are defined, so their language is known before any other module runs.
const texts = document.getElementById('texts');
if (texts !== null) {
  translateWith(document.documentElement.lang, JSON.parse(texts.textContent) as Messages);
}

/** The nonce of this load, under which components may add styles at run time. */
export const styleNonce =
  document.querySelector('meta[name="latchkey-style-nonce"]')?.getAttribute('content') ?? '';
setNonce(styleNonce);

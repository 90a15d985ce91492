/** Tells the product's runtime from the evaluation runtime. */

/** The Electron version that Latchkey is made for. An older one is only for evaluation, and the window says so. */
export const SUPPORTED_ELECTRON = 45;

export const isEvaluationRuntime = (electronVersion: string): boolean =>
  Number.parseInt(electronVersion, 10) < SUPPORTED_ELECTRON;

/** The argument of a start at login: the window opens minimised. */
export const HIDDEN_FLAG = '--hidden';

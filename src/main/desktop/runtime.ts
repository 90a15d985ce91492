/** Which runtime this is, and whether it may hold real credentials unnoticed. */

/** The Electron that Latchkey is made for. Anything older is for evaluation alone, and the window says so. */
export const SUPPORTED_ELECTRON = 45;

export const isEvaluationRuntime = (electronVersion: string): boolean =>
  Number.parseInt(electronVersion, 10) < SUPPORTED_ELECTRON;

/** What a start at login is given: the window is there, minimised. */
export const HIDDEN_FLAG = '--hidden';

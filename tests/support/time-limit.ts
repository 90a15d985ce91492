/**
 * How long a test waits for another program, in ms. A busy machine takes ten times as long as an idle one, so only a
 * program that hangs takes longer than this. The test itself has twice the time, and names what hangs.
 */
export const HANGING_MS = 300_000;

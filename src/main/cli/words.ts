/** What the commands' words have in common. */
import type { ExitCode } from './print';

export const json = ['--json', 'print the Result as JSON'] as const;

/** Runs a command; its exit code is the program's. */
export type Run = (work: () => Promise<ExitCode>) => Promise<void>;

/** How a command that needs the store runs. */
import type { OperationInvoker } from './operation-invoker';
import type { ExitCode } from './print';

/** Runs a command whose result depends on what the store has; the exit code then also says that it was damaged. */
export type RunInvoking = (work: (invoker: OperationInvoker) => Promise<ExitCode>) => Promise<void>;

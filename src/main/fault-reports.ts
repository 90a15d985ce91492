/** Prints failures that no Problem declares: only the kind of an error, because its text may contain a secret. */

export const faultReports = {
  onUnexpected: (operation: string, error: unknown): void => {
    process.stderr.write(`unexpected failure in ${operation}: ${describeError(error)}\n`);
  },
  onUndeclared: (operation: string, code: string): void => {
    process.stderr.write(`undeclared Problem in ${operation}: ${code}\n`);
  },
};

const describeError = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${firstFrame(error.stack)}` : typeof error;

/** Where the error was thrown, without its message. */
const firstFrame = (stack: string | undefined): string =>
  stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim() ?? '';

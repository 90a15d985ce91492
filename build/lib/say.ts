/** Prints messages of the build scripts to stderr, because stdout is for data. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** A failure whose message says what to do. It is printed without a stack. */
export class Stop extends Error {}

/** Runs a script's main function, and makes its result the exit code. An error is printed, and the exit code is 1. */
export function script(main: () => Promise<number>): void {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      say(
        error instanceof Stop
          ? error.message
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error),
      );
      process.exitCode = 1;
    },
  );
}

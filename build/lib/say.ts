/** What the build scripts tell a person: on stderr, so that stdout stays free for data. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** A failure that needs no stack: its text says what to do. */
export class Stop extends Error {}

/** Runs a script's main function; a Stop ends it with its text alone. */
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

/** The computer, as far as schedules need it, so that tests can have any other. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import write from 'write-file-atomic';
import { absoluteUserFolder } from '../home-folder';

export interface SystemCommand {
  readonly program: string;
  readonly args: readonly string[];
}

export interface SystemCommandEnded {
  /** -1: it could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PlannedFile {
  readonly path: string;
  readonly text: string;
  readonly encoding: 'utf8' | 'utf16le';
}

export interface ScheduleSystem {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly userFolder: string;
  /** Number of the user; 0 on Windows. */
  readonly userId: number;
  /** The data folder. */
  readonly home: string;
  /** Null when there is no such file. */
  readonly read: (path: string) => Promise<string | null>;
  readonly write: (file: PlannedFile) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly run: (command: SystemCommand) => Promise<SystemCommandEnded>;
  readonly now: () => Date;
}

const RUN_TIMEOUT_MS = 30_000;

export const thisSystem = (home: string): ScheduleSystem => ({
  platform: process.platform,
  env: process.env,
  userFolder: absoluteUserFolder(),
  userId: process.getuid?.() ?? 0,
  home,
  read: async (path) => {
    const bytes = await readFile(path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    // What Latchkey writes for Windows begins with a byte order mark.
    if (bytes === null) return null;
    return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
  },
  write: async ({ path, text, encoding }) => {
    await mkdir(dirname(path), { recursive: true });
    await write(path, Buffer.from(text, encoding), { mode: 0o600 });
  },
  remove: (path) => rm(path, { force: true }),
  run: ({ program, args }) =>
    new Promise((resolve) => {
      execFile(program, [...args], { timeout: RUN_TIMEOUT_MS }, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      });
    }),
  now: () => new Date(),
});

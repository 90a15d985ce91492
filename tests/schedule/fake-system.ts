/** A computer of any kind, whose files and commands are in memory. */
import type {
  ScheduleSystem,
  SystemCommand,
  SystemCommandEnded,
} from '../../src/main/schedule/schedule-system';

export interface FakeSystem extends ScheduleSystem {
  readonly files: Map<string, string>;
  /** What was run, as one line each. */
  readonly ran: string[];
  /** What a command answers; without an entry it succeeds and says nothing. The key is a part of its line. */
  readonly answers: Map<string, Partial<SystemCommandEnded>>;
}

export const systems = {
  linux: { userFolder: '/home/ada', home: '/home/ada/.config/Latchkey' },
  darwin: { userFolder: '/Users/ada', home: '/Users/ada/Library/Application Support/Latchkey' },
  win32: { userFolder: 'C:\\Users\\Ada', home: 'C:\\Users\\Ada\\AppData\\Roaming\\Latchkey' },
} as const;

export function fakeSystem(platform: keyof typeof systems): FakeSystem {
  const files = new Map<string, string>();
  const ran: string[] = [];
  const answers = new Map<string, Partial<SystemCommandEnded>>();
  // Of a task that does not exist.
  if (platform === 'win32') answers.set('/query', { code: 1 });
  return {
    ...systems[platform],
    platform,
    env: {},
    userId: 501,
    files,
    ran,
    answers,
    read: (path) => Promise.resolve(files.get(path) ?? null),
    write: ({ path, text }) => {
      files.set(path, text);
      return Promise.resolve();
    },
    remove: (path) => {
      files.delete(path);
      return Promise.resolve();
    },
    run: ({ program, args }: SystemCommand) => {
      const line = [program, ...args].join(' ');
      ran.push(line);
      const [, answer] = [...answers].find(([part]) => line.includes(part)) ?? [];
      return Promise.resolve({ code: 0, stdout: '', stderr: '', ...answer });
    },
    now: () => new Date(2026, 10, 28, 12, 0),
  };
}

/** The command line inside the packaged program: it ends, says why, and leaves nothing in the temporary folder. */
import { EventEmitter } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';

interface World {
  app: unknown;
  run: () => Promise<number>;
  interrupt: () => void;
}

const world = vi.hoisted((): World => ({
  app: null,
  run: () => Promise.resolve(0),
  interrupt: () => undefined,
}));

vi.mock('electron', () => ({
  get app() {
    return world.app;
  },
}));
vi.mock('../../src/main/keychain/electron-host', () => ({ electronKeychainHost: null }));
vi.mock('../../src/main/cli/command-line', () => ({
  createCommandLine: () => ({
    run: () => world.run(),
    interrupt: () => {
      world.interrupt();
    },
  }),
}));
const { runPackagedCommand: runCommand } =
  await import('../../src/main/desktop/packaged-command-line');

/** Electron's part: what it is told, and what the system tells it. */
class App extends EventEmitter {
  readonly whenReady = (): Promise<void> => this.ready;
  readonly ended: Promise<number>;
  exit: (code: number) => void = () => undefined;
  ready = Promise.resolve();
  scratch = '';

  constructor() {
    super();
    this.ended = new Promise((resolve) => {
      this.exit = resolve;
    });
  }

  setPath(_name: string, path: string): void {
    this.scratch = path;
  }

  getVersion(): string {
    return '1.0.0';
  }
}

let app: App;
let temporary: string;
let said: string[];
const signals = ['SIGINT', 'SIGTERM'] as const;
/** Of whoever runs the tests. */
const others = signals.map((signal) => process.listeners(signal));

beforeEach(() => {
  app = new App();
  world.app = app;
  world.run = () => Promise.resolve(0);
  world.interrupt = () => undefined;
  temporary = temporaryFolder('test');
  vi.stubEnv('TMPDIR', temporary);
  vi.stubEnv('TEMP', temporary);
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const [at, signal] of signals.entries()) {
    const added = process.listeners(signal).filter((each) => !others[at]?.includes(each));
    for (const listener of added) process.removeListener(signal, listener);
  }
});

const left = (): string[] => readdirSync(temporary);

describe('a command', () => {
  it('ends with its exit code', async () => {
    world.run = () => Promise.resolve(7);
    await runCommand([], '/code');
    expect(await app.ended).toBe(7);
    expect(left()).toEqual([]);
    expect(said).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['the command', () => (world.run = () => Promise.reject(new TypeError('token')))],
    ['Electron', () => (app.ready = Promise.reject(new RangeError('token')))],
    ['the temporary folder', () => rmSync(temporary, { recursive: true })],
  ])('ends with 1 and says so when %s fails, without the words of the failure', async (_, fail) => {
    fail();
    await runCommand([], '/code');
    expect(await app.ended).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^Latchkey failed: \w*Error\n$/u)]);
    expect(existsSync(temporary) ? left() : []).toEqual([]);
  });
});

describe('stopping a command', () => {
  const quit = (): void => {
    app.emit('before-quit', { preventDefault: () => undefined });
  };

  it.each<[string, () => void]>([
    ['asking Electron to quit', quit],
    ['Ctrl+C', () => process.emit('SIGINT')],
    ['SIGTERM', () => process.emit('SIGTERM')],
  ])('by %s cancels first, and ends it the second time', async (_, stop) => {
    const begun = new Promise<void>((resolve) => {
      world.run = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    const interrupt = vi.fn();
    world.interrupt = interrupt;
    void runCommand([], '/code');
    await begun;
    expect(left()).toHaveLength(1);
    stop();
    expect(interrupt).toHaveBeenCalledOnce();
    expect(left()).toHaveLength(1);
    stop();
    expect(await app.ended).toBe(130);
    expect(left()).toEqual([]);
  });
});

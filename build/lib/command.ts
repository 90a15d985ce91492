/** Runs other programs. */
import { spawn, type SpawnOptions } from 'node:child_process';
import { root } from './paths';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly input?: string;
  /** The program is killed after so many ms. */
  readonly limit?: number;
}

/** Runs a program and resolves with its output and exit code, which is 127 if it cannot be started. Never rejects. */
export function capture(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CommandResult> {
  const child = spawn(program, args, spawnOptions(options, ['pipe', 'pipe', 'pipe']));
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input ?? '');
  return new Promise((done) => {
    const end = (code: number, startError = ''): void => {
      done({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8') + startError,
      });
    };
    child.once('error', (error) => {
      end(127, error.message);
    });
    child.once('close', (code) => {
      end(code ?? 1);
    });
  });
}

/** Runs a program on this terminal and resolves with its exit code. `quietStdout` sends its stdout to stderr. */
export function run(
  program: string,
  args: readonly string[],
  options: RunOptions & { readonly quietStdout?: boolean } = {},
): Promise<number> {
  const stdout = options.quietStdout ? 2 : 'inherit';
  const child = spawn(program, args, spawnOptions(options, ['inherit', stdout, 'inherit']));
  return new Promise((done) => {
    child.once('error', () => {
      done(127);
    });
    child.once('close', (code) => {
      done(code ?? 1);
    });
  });
}

const spawnOptions = (options: RunOptions, stdio: SpawnOptions['stdio']): SpawnOptions => ({
  cwd: options.cwd ?? root,
  env: options.env ?? process.env,
  stdio,
  ...(options.limit === undefined ? {} : { timeout: options.limit, killSignal: 'SIGKILL' }),
});

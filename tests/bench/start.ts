/** One start of a window, watched from outside. */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { processorTimesOf, pssOf } from './pss';

export interface Started {
  /** From starting the program until its content is painted and can be used. */
  readonly milliseconds: number;
  /** Of all its processes, once it has come to rest. Null where it cannot be told. */
  readonly megabytes: number | null;
  /** The same by kind of process. */
  readonly processes: ReadonlyMap<string, number>;
  /** Ms of processor time by kind of process until then. */
  readonly processor: ReadonlyMap<string, number>;
  /** Ms from starting the program to each phase that it printed, in the order of time. */
  readonly phases: ReadonlyMap<string, number>;
}

export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Printed on stderr, followed by the time in epoch ms. */
  readonly mark: string;
  /** The same for each phase, followed by its name and the time. */
  readonly phaseMark: string;
}

const START_LIMIT = 60_000;
/** A window that was just painted still has work to do; memory is read when that is over. */
const REST = 5_000;

export async function start({ program, args, env, mark, phaseMark }: Program): Promise<Started> {
  const begun = performance.timeOrigin + performance.now();
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  try {
    const usable = await new Promise<number>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        const at = new RegExp(`${mark} ([\\d.]+)`, 'u').exec(text)?.[1];
        if (at !== undefined) resolve(Number(at));
      });
      child.once('error', reject);
      child.once('exit', (code) => {
        reject(new Error(`${program} ended with ${String(code)}: ${text.slice(-500)}`));
      });
      setTimeout(() => {
        reject(new Error(`${mark} did not come within ${START_LIMIT} ms`));
      }, START_LIMIT).unref();
    });
    const processor = processorTimesOf(child.pid ?? 0);
    await wait(REST);
    const processes = pssOf(child.pid ?? 0);
    return {
      milliseconds: usable - begun,
      megabytes: processes.size === 0 ? null : [...processes.values()].reduce((a, b) => a + b),
      processes,
      processor,
      phases: readPhases(text, phaseMark, begun),
    };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

function readPhases(text: string, mark: string, begun: number): Map<string, number> {
  const printed = [...text.matchAll(new RegExp(`^${mark} (.+) ([\\d.]+)$`, 'gmu'))];
  return new Map(
    printed
      .map(([, name = '', at]) => [name, Number(at) - begun] as const)
      .sort(([, one], [, other]) => one - other),
  );
}

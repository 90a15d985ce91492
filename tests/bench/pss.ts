/** Proportional set size, and processor time, of a process and all below it. Linux alone tells them. */
import { readdirSync, readFileSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended in the meantime.
    return '';
  }
}

/** The parent of a process; its name, in parentheses, may hold anything. */
const parentOf = (pid: number): number =>
  Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? -1);

function treeOf(root: number): number[] {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number): boolean => {
    for (
      let each: number | undefined = pid;
      each !== undefined && each > 1;
      each = parents.get(each)
    )
      if (each === root) return true;
    return false;
  };
  return all.filter(belongs);
}

/** What a process of Electron is for: its type, and of a service its name. */
export function kindOfProcess(commandLine: readonly string[]): string {
  const value = (name: string): string | undefined =>
    commandLine.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const type = value('type');
  if (type === undefined) return 'main';
  return type === 'utility' ? (value('utility-sub-type') ?? type) : type;
}

/** Sums by kind of process; empty where it cannot be told. */
function sumByKind(root: number, of: (pid: number) => number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  if (process.platform !== 'linux') return sums;
  for (const pid of treeOf(root)) {
    // Chromium writes some command lines with spaces for zeros.
    const kind = kindOfProcess(read(`/proc/${pid}/cmdline`).split(/[\0 ]/u));
    sums.set(kind, (sums.get(kind) ?? 0) + of(pid));
  }
  return sums;
}

/** Megabytes (10^6 bytes). */
export const pssOf = (root: number): ReadonlyMap<string, number> =>
  sumByKind(root, (pid) => {
    const line = /^Pss:\s+(\d+) kB$/mu.exec(read(`/proc/${pid}/smaps_rollup`));
    return (Number(line?.[1] ?? 0) * 1024) / 1e6;
  });

/** The kernel counts in these steps. */
const MS_PER_TICK = 10;

/** Ms of processor time since each began. */
export const processorTimesOf = (root: number): ReadonlyMap<string, number> =>
  sumByKind(root, (pid) => {
    const [, ...fields] = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[10] ?? 0) + Number(fields[11] ?? 0)) * MS_PER_TICK;
  });

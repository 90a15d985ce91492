/** Proportional set size of a process and all below it. Linux alone tells it. */
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

/** Megabytes (10^6 bytes); null where it cannot be told. */
export function pssOf(root: number): number | null {
  if (process.platform !== 'linux') return null;
  const kilobytes = treeOf(root).reduce((sum, pid) => {
    const line = /^Pss:\s+(\d+) kB$/mu.exec(read(`/proc/${pid}/smaps_rollup`));
    return sum + Number(line?.[1] ?? 0);
  }, 0);
  return kilobytes === 0 ? null : (kilobytes * 1024) / 1e6;
}

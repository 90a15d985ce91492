/** The processes of the installed program, as the system sees them. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Seen {
  readonly pid: number;
  readonly uid: number;
  readonly args: readonly string[];
  /** 2: the system lets it make only the calls of a filter. */
  readonly seccomp: number;
  /** Which user namespace it lives in. */
  readonly namespace: string;
}

export const runningOf = (program: string): Seen[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => see(Number(name), program) ?? []);

function see(pid: number, program: string): Seen | null {
  try {
    if (readlinkSync(`/proc/${pid}/exe`) !== program) return null;
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
    // Chromium writes its own arguments over those of a child, with spaces between them.
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
    const namespace = readlinkSync(`/proc/${pid}/ns/user`);
    return { pid, uid: field('Uid'), args, seccomp: field('Seccomp'), namespace };
  } catch {
    // It ended while it was looked at.
    return null;
  }
}

/** The one that the others belong to. */
export const isMain = ({ args }: Seen): boolean => !args.some((arg) => arg.startsWith('--type='));
export const isPage = ({ args }: Seen): boolean => args.includes('--type=renderer');

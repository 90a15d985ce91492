/** Keeps the longest turns of main, with the message that caused them. */
const KEPT = 10;

export interface LongTurn {
  readonly ms: number;
  readonly seed: number;
  readonly operation: string;
  /** About how large the message is: characters and values. */
  readonly size: number;
}

export class LongestTurns {
  turns: readonly LongTurn[] = [];

  add(ms: number, seed: number, operation: string, call: unknown): void {
    if (ms <= (this.turns[KEPT - 1]?.ms ?? 0)) return;
    const turn = { ms, seed, operation: toPlainName(operation), size: sizeOf(call) };
    this.turns = [...this.turns, turn].sort((a, b) => b.ms - a.ms).slice(0, KEPT);
  }
}

/** Some names are hostile too. */
const toPlainName = (name: string): string => name.replace(/[^\w.,: ]/gu, '?').slice(0, 200);

function sizeOf(call: unknown): number {
  const seen = new Set<object>();
  const waiting: unknown[] = [call];
  let size = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    size += typeof value === 'string' ? value.length : 1;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    // Four billion empty places are none.
    for (const [name, inner] of Object.entries(value)) {
      size += Array.isArray(value) ? 0 : name.length;
      waiting.push(inner);
    }
  }
  return size;
}

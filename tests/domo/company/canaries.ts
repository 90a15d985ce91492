/** Secrets that are plainly fake and unique, so that a search finds any that leaked. */
import type { Random } from '../random';

/** Every canary begins so; nothing else in the data does. */
export const canaryMark = 'canary-';

export class Canaries {
  private readonly made = new Set<string>();

  constructor(private readonly random: Random) {}

  /** A new secret; `label` tells where it belongs, should it turn up elsewhere. */
  make(label: string): string {
    const slug = label.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return this.keep(`${canaryMark}${slug}-${this.random.hex(16)}`);
  }

  /** All that were made. */
  list(): string[] {
    return [...this.made];
  }

  private keep(text: string): string {
    this.made.add(text);
    return text;
  }
}

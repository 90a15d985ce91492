/** Puts together an answer whose long lists come in parts, each as an event of its own, between which the page draws. */
import type { Result } from '../../contract';
import type { ListPart, BridgeAnswer } from '../../contract/operation';

export class ListParts {
  private readonly received: ListPart[] = [];
  private wanted = 0;
  private resolve: (() => void) | null = null;

  add(part: ListPart): void {
    this.received.push(part);
    if (this.received.length >= this.wanted) this.resolve?.();
  }

  /** Waits for those that are on their way. The answer itself, if it has no parts. */
  async complete({ parts, ...answer }: BridgeAnswer): Promise<Result<unknown>> {
    if (!answer.ok || parts === undefined) return answer;
    await this.have(parts);
    const lists = new Map<string, unknown[]>();
    for (const { path, items } of this.received) {
      const key = JSON.stringify(path);
      const list = lists.get(key) ?? listAt(answer.value, path);
      lists.set(key, list);
      for (const item of items) list.push(item);
    }
    return answer;
  }

  private have(count: number): Promise<void> {
    if (this.received.length >= count) return Promise.resolve();
    this.wanted = count;
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
}

function listAt(value: unknown, path: readonly string[]): unknown[] {
  const found = path.reduce<unknown>(
    (inner, name) => (Object(inner) as Record<string, unknown>)[name],
    value,
  );
  if (!Array.isArray(found)) throw new Error('A part of an answer has no place in it.');
  return found;
}

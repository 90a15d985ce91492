/** The clipboard, for secrets: one that was put there is taken out again, if it is still there. */
import { createHmac, randomBytes } from 'node:crypto';

/** Electron's clipboard; newer versions answer with promises. */
export interface Board {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

/** What is known of the secret that was put there: enough to know it again, and nothing to read it by. */
interface Held {
  readonly key: Buffer;
  readonly hash: string;
  readonly timer: NodeJS.Timeout;
}

export class SecretClipboard {
  private held: Held | null = null;

  constructor(private readonly board: Board) {}

  /** The one before it is forgotten: it is no longer there. */
  async copy(value: string, ms: number): Promise<void> {
    await this.board.writeText(value);
    if (this.held) clearTimeout(this.held.timer);
    const key = randomBytes(32);
    const timer = setTimeout(() => void this.clear(), ms);
    this.held = { key, hash: hashOf(value, key), timer };
  }

  /** Leaves what somebody else has put there in the meantime. */
  async clear(): Promise<void> {
    const { held } = this;
    if (!held) return;
    this.held = null;
    clearTimeout(held.timer);
    if (hashOf(await this.board.readText(), held.key) === held.hash) await this.board.clear();
  }
}

const hashOf = (value: string, key: Buffer): string =>
  createHmac('sha256', key).update(value, 'utf8').digest('hex');

/** The clipboard, for secrets: one that was put there is taken out again, if it is still there. */
import { createHmac, randomBytes } from 'node:crypto';

/** Electron's clipboard; newer versions answer with promises. */
export interface ClipboardAccess {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

/** What a middle click pastes on X11. Chromium writes each copied text there as well. */
export type SelectionAccess = Pick<ClipboardAccess, 'readText' | 'clear'>;

/** Electron 44 and newer have an object for the selection; older ones take its name as an argument. */
export function selectionOf(clipboard: object): SelectionAccess {
  if ('selection' in clipboard) return clipboard.selection as SelectionAccess;
  const older = clipboard as {
    readText: (buffer: 'selection') => string;
    clear: (buffer: 'selection') => void;
  };
  return {
    readText: () => older.readText('selection'),
    clear: () => {
      older.clear('selection');
    },
  };
}

/** What is known of the secret that was put there: enough to know it again, and nothing to read it by. */
interface HeldSecret {
  readonly key: Buffer;
  readonly hash: string;
  readonly timer: NodeJS.Timeout;
  readonly stopWatching: () => void;
}

/** Calls `locked` when the screen is locked within `ms`. Answers how to stop. */
export type WatchScreenLock = (locked: () => void, ms: number) => () => void;

export class SecretClipboard {
  private held: HeldSecret | null = null;

  /** @param watchLock where nobody else calls `clear` when the screen is locked. */
  constructor(
    private readonly board: ClipboardAccess,
    private readonly watchLock: WatchScreenLock = () => () => undefined,
    private readonly selection: SelectionAccess | null = null,
  ) {}

  /** Copies a secret for `ms` milliseconds. It replaces the previous one, which is no longer watched. */
  async copy(value: string, ms: number): Promise<void> {
    await this.board.writeText(value);
    if (this.held) stopWatchingSecret(this.held);
    const key = randomBytes(32);
    const clear = (): void => void this.clear();
    const timer = setTimeout(clear, ms);
    const stopWatching = this.watchLock(clear, ms);
    this.held = { key, hash: hashSecret(value, key), timer, stopWatching };
  }

  /** Clears the clipboard, and X11's selection, if they still contain the secret. */
  async clear(): Promise<void> {
    const { held } = this;
    if (!held) return;
    this.held = null;
    stopWatchingSecret(held);
    for (const board of [this.board, this.selection]) {
      if (board && hashSecret(await board.readText(), held.key) === held.hash) await board.clear();
    }
  }
}

function stopWatchingSecret({ timer, stopWatching }: HeldSecret): void {
  clearTimeout(timer);
  stopWatching();
}

/** Windows and programs that share a clipboard may end the lines of a text in another way. */
const hashSecret = (value: string, key: Buffer): string =>
  createHmac('sha256', key).update(value.replaceAll('\r\n', '\n'), 'utf8').digest('hex');

/** Everything that main and the page say to each other, and what the page keeps in its memory. */
import type { ElectronApplication, Page } from '@playwright/test';

type Handler = (...all: unknown[]) => Promise<unknown>;
interface Kept {
  keptTraffic?: string[];
}

/** Keeps calls, answers and events from now on; the function tells all of them. */
export async function recordTraffic(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ ipcMain, webContents }) => {
    const kept: string[] = [];
    (globalThis as Kept).keptTraffic = kept;
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Handler>;
    };
    const answer = handlers.get('latchkey:call');
    handlers.set('latchkey:call', async (...all) => {
      kept.push(JSON.stringify(all.slice(1)));
      const result = await answer?.(...all);
      kept.push(JSON.stringify(result));
      return result;
    });
    for (const contents of webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...all: unknown[]) => {
        kept.push(JSON.stringify(all));
        send(channel, ...all);
      };
    }
  });
  return () => app.evaluate(() => ((globalThis as Kept).keptTraffic ?? []).join('\n'));
}

/** All that is in the page's heap. */
export async function memoryOf(page: Page): Promise<string> {
  const memory: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => memory.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return memory.join('');
}

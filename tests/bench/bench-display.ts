/** What a benchmark with windows needs: Electron and, on Linux, a screen that nobody sees. */
import { prepare } from '../../build/prepare';
import { VirtualDisplay } from '../harness/virtual-display';

type Prepared = Awaited<ReturnType<typeof prepare>>;

export async function withBenchDisplay<T>(work: (prepared: Prepared) => Promise<T>): Promise<T> {
  const prepared = await prepare('headless');
  const display = process.platform === 'linux' ? await VirtualDisplay.start() : null;
  if (display) Object.assign(process.env, { DISPLAY: display.name, WAYLAND_DISPLAY: '' });
  try {
    return await work(prepared);
  } finally {
    await display?.close();
  }
}

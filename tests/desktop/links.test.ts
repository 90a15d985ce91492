/** Who makes the system hand links of Latchkey's scheme over. */
import { beforeEach, expect, it, vi } from 'vitest';

const app = vi.hoisted(() => ({
  isPackaged: true,
  setAsDefaultProtocolClient: vi.fn<(scheme: string) => boolean>(),
  on: vi.fn<() => void>(),
}));
vi.mock('electron', () => ({ app }));
const { openLinksFromSystem: setUpLinks } = await import('../../src/main/desktop/open-links');

beforeEach(() => {
  app.isPackaged = true;
  app.setAsDefaultProtocolClient.mockClear();
});

it.each(['darwin', 'win32'] as const)('the packaged program registers links on %s', (platform) => {
  setUpLinks(() => undefined, platform);
  expect(app.setAsDefaultProtocolClient.mock.calls).toEqual([['latchkey']]);
});

it('the package registers links on Linux, and nothing is written for the user', () => {
  setUpLinks(() => undefined, 'linux');
  expect(app.setAsDefaultProtocolClient).not.toHaveBeenCalled();
});

it.each(['darwin', 'win32', 'linux'] as const)('a source run registers none on %s', (platform) => {
  app.isPackaged = false;
  setUpLinks(() => undefined, platform);
  expect(app.setAsDefaultProtocolClient).not.toHaveBeenCalled();
});

/** A window that a start at login shows is in nobody's way. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showMinimised } from '../../src/main/desktop/show-minimised';

class Window extends EventEmitter {
  readonly asked: string[] = [];
  minimised = false;
  destroyed = false;
  showInactive(): void {
    this.asked.push('showInactive');
  }
  minimize(): void {
    this.asked.push('minimize');
  }
  isMinimized(): boolean {
    return this.minimised;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
}

let window: Window;
const start = (platform: NodeJS.Platform): void => {
  showMinimised(window, platform);
};

beforeEach(() => {
  vi.useFakeTimers();
  window = new Window();
});

afterEach(() => {
  vi.useRealTimers();
});

it.each(['darwin', 'win32'] as const)('a new window is only minimised on %s', (platform) => {
  start(platform);
  window.emit('focus');
  expect(window.asked).toEqual(['minimize']);
});

describe('a new window on Linux', () => {
  beforeEach(() => {
    start('linux');
  });

  it('is first shown behind the others', () => {
    expect(window.asked).toEqual(['showInactive', 'minimize']);
  });

  it('is minimised a second time if it still gets the focus, but only once', () => {
    window.emit('focus');
    window.emit('focus');
    expect(window.asked).toEqual(['showInactive', 'minimize', 'minimize']);
  });

  it('stays open when the user opens it after it was minimised', () => {
    window.emit('minimize');
    window.emit('focus');
    expect(window.asked).toEqual(['showInactive', 'minimize']);
  });

  it('stays open when it gets the focus much later', () => {
    vi.advanceTimersByTime(5_000);
    window.emit('focus');
    expect(window.asked).toEqual(['showInactive', 'minimize']);
    expect(window.listenerCount('focus')).toBe(0);
  });

  it('is not touched after it was closed', () => {
    window.destroyed = true;
    window.emit('focus');
    expect(window.asked).toEqual(['showInactive', 'minimize']);
  });
});

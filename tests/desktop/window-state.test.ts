import { describe, expect, it, vi } from 'vitest';
import { fitToScreens } from '../../src/main/desktop/window-state';

vi.mock('electron', () => ({}));
const { parseWindowState: stateIn } = await import('../../src/main/desktop/window-state');

const least = { width: 900, height: 560 };
const first = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('a restored window', () => {
  it('returns to its earlier position', () => {
    const kept = { x: 2000, y: 100, width: 1200, height: 800 };
    expect(fitToScreens(kept, [first, second], least)).toEqual(kept);
  });

  it('can extend over the edge of a screen', () => {
    const kept = { x: -300, y: 100, width: 1200, height: 800 };
    expect(fitToScreens(kept, [first, second], least)).toEqual(kept);
  });

  it('moves to the first screen when its own is gone', () => {
    const kept = { x: 2000, y: 100, width: 1200, height: 800 };
    expect(fitToScreens(kept, [first], least)).toEqual({
      x: 360,
      y: 153,
      width: 1200,
      height: 800,
    });
  });

  it('is not larger than its screen', () => {
    const kept = { x: 9000, y: 9000, width: 5000, height: 5000 };
    expect(fitToScreens(kept, [first], least)).toEqual(first);
  });

  it('is never smaller than the minimum size, whatever the screen', () => {
    const small = { x: 0, y: 0, width: 640, height: 480 };
    const kept = { x: 10, y: 10, width: 1, height: 1 };
    expect(fitToScreens(kept, [small], least)).toMatchObject(least);
  });

  it('has its title bar within reach', () => {
    const kept = { x: 100, y: -400, width: 1200, height: 800 };
    expect(fitToScreens(kept, [first], least).y).toBe(25);
    const below = { x: 100, y: 1060, width: 1200, height: 800 };
    expect(fitToScreens(below, [first], least).y).toBe(153);
  });
});

describe('the stored state of a window', () => {
  const state = {
    bounds: { x: 1, y: 2, width: 3, height: 4 },
    maximised: false,
    fullScreen: true,
  };

  it('is read from its file', () => {
    expect(stateIn(JSON.stringify(state))).toEqual(state);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"bounds":{}}',
    JSON.stringify({ ...state, maximised: 1 }),
    JSON.stringify({ ...state, bounds: { ...state.bounds, x: 1.5 } }),
    JSON.stringify({ ...state, bounds: { ...state.bounds, width: 1e9 } }),
    JSON.stringify({ ...state, bounds: null }),
    JSON.stringify(state).slice(0, -3),
  ])('is nothing when the file holds %s', (text) => {
    expect(stateIn(text)).toBeNull();
  });
});

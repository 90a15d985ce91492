import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Profile } from '../../src/contract';
import type * as Profiles from '../../src/renderer/state/profiles';
import type * as Shown from '../../src/renderer/state/shown-instances';
import type * as View from '../../src/renderer/state/view';

const profiles = [
  { id: 'd1', label: 'Dev one', group: 'Development' },
  { id: 'd2', label: 'Dev two', group: 'Development' },
  { id: 'p1', label: 'Prod', group: 'Production' },
] as Profile[];

let kept: Map<string, string>;
let view: typeof View;
let shown: typeof Shown;
let state: typeof Profiles;

/** Loads the page's state anew, as a start of the window does. */
async function start(): Promise<void> {
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  view = await import('../../src/renderer/state/view');
  state = await import('../../src/renderer/state/profiles');
  shown = await import('../../src/renderer/state/shown-instances');
  shown.rememberShownGroup();
}

const loaded = (): void => {
  state.useProfiles.setState({ profiles });
};

beforeEach(async () => {
  kept = new Map();
  await start();
});

describe('the instances that the window is about', () => {
  it('are those of the group, of the instance, or all', () => {
    loaded();
    expect(shown.shownProfileIds()).toBeNull();
    view.selectGroup('Development');
    expect(shown.shownProfileIds()).toEqual(['d1', 'd2']);
    view.selectInstance('p1');
    expect(shown.shownProfileIds()).toEqual(['p1']);
    expect(view.useView.getState().conditions).toEqual({});
    view.selectGroup('Production');
    expect(view.useView.getState().selected).toBeNull();
    view.selectInstance(null);
    expect(shown.shownProfileIds()).toBeNull();
  });

  it('are none for a group that nothing is in any more, and never all', () => {
    loaded();
    view.selectGroup('Gone');
    expect(shown.shownProfileIds()).toEqual([]);
  });

  it('are exported as a group, with and without the other filters', () => {
    loaded();
    view.selectGroup('Development');
    view.setTextFilter('warehouse');
    expect(view.toShownFilter(view.useView.getState())).toEqual({
      profileIds: null,
      group: 'Development',
    });
    expect(view.toInventoryFilter(view.useView.getState())).toMatchObject({
      group: 'Development',
      text: 'warehouse',
    });
  });

  it('are the same group after a restart, of which no name was kept', async () => {
    loaded();
    view.selectGroup('Development');
    expect([...kept.values()].join(' ')).not.toContain('Development');
    await start();
    loaded();
    expect(view.useView.getState().conditions.group).toBe('Development');
    view.selectInstance('p1');
    await start();
    loaded();
    expect(shown.shownProfileIds()).toEqual(['p1']);
  });

  it('stay what was chosen before the instances were read', async () => {
    loaded();
    view.selectGroup('Development');
    await start();
    view.selectInstance('p1');
    loaded();
    expect(shown.shownProfileIds()).toEqual(['p1']);
  });
});

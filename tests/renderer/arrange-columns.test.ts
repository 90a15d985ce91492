import { describe, expect, it } from 'vitest';
import { accountColumnSizes } from '../../src/renderer/features/accounts/account-column-sizes';
import {
  defaultColumnSettings,
  parseColumnSettings,
} from '../../src/renderer/state/column-settings';
import {
  arrangeColumns,
  hideColumn,
  moveColumn,
  placeColumn,
  setColumnWidth,
} from '../../src/renderer/ui/grid/arrange-columns';

const all = Object.entries(accountColumnSizes).map(([key, size]) => ({ key, ...size }));
const keysOf = (columns: readonly { key: string }[]) => columns.map(({ key }) => key);
/** Px inside the grid in a window of 1200 px: without the rail, the padding, the border and the scrollbar. */
const WIDTH_AT_1200 = 1200 - 248 - 36 - 2 - 11;

describe('the columns of a grid', () => {
  it('all fit into a window of 1200 px for one instance; for all, only the least important give way', () => {
    const ofOne = all.filter(({ key }) => key !== 'instance');
    const withoutRoom = (columns: typeof all) =>
      arrangeColumns(columns, defaultColumnSettings, WIDTH_AT_1200).withoutRoom;
    expect(withoutRoom(ofOne)).toEqual([]);
    expect(withoutRoom(all)).toEqual(['datasets', 'id']);
  });

  it('give way from the least important one on, and the name and the instance stay wide', () => {
    const { shown, layout, withoutRoom } = arrangeColumns(all, defaultColumnSettings, 727);
    expect(withoutRoom).toEqual(['datasets', 'access', 'modified', 'id']);
    expect(keysOf(shown)).toEqual(['pick', 'name', 'instance', 'provider', 'state', 'owner']);
    expect(layout.template).toContain('minmax(180px, 2.4fr) minmax(186px, 1fr)');
    expect(layout.minWidth).toBeLessThanOrEqual(727);
    expect(keysOf(arrangeColumns(all, defaultColumnSettings, 350).shown)).toEqual([
      'pick',
      'name',
      'instance',
    ]);
  });

  it('never scroll sideways at any width that the window can have', () => {
    for (let width = 330; width < 2000; width += 1)
      expect(arrangeColumns(all, defaultColumnSettings, width).layout.minWidth).toBeLessThanOrEqual(
        width,
      );
  });

  it('keep a width, an order and a choice of the user', () => {
    const wide = setColumnWidth(defaultColumnSettings, 'id', 200);
    const settings = hideColumn(placeColumn(all, wide, 'id', 'instance'), 'owner');
    const { shown, layout } = arrangeColumns(all, settings, 1400);
    expect(keysOf(shown).slice(0, 4)).toEqual(['pick', 'name', 'id', 'instance']);
    expect(keysOf(shown)).not.toContain('owner');
    expect(layout.template).toContain('minmax(50px, 200px) minmax(186px, 1fr)');
    // Where there is no room for a width, it is not what makes other columns give way.
    const { withoutRoom } = arrangeColumns(all, setColumnWidth(settings, 'name', 800), 980);
    expect(withoutRoom).toEqual([]);
  });

  it('move past the next visible one, and never before the name', () => {
    const hidden = hideColumn(defaultColumnSettings, 'provider');
    const { order } = moveColumn(all, hidden, 'state', -1);
    expect(order.slice(0, 4)).toEqual(['pick', 'name', 'state', 'instance']);
    expect(moveColumn(all, hidden, 'instance', -1)).toBe(hidden);
    expect(moveColumn(all, hidden, 'id', 1)).toBe(hidden);
  });

  it('are arranged as the program does it when the preference cannot be read', () => {
    for (const text of [null, '', '{', '7', 'null', '[]', '{"order":7,"widths":[{}]}'])
      expect(parseColumnSettings(text)).toEqual(defaultColumnSettings);
    expect(
      parseColumnSettings('{"order":["id",3],"hidden":["owner"],"widths":{"id":9e9,"name":"x"}}'),
    ).toEqual({ order: ['id'], hidden: ['owner'], widths: { id: 800 } });
  });
});

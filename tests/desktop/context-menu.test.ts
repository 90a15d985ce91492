/** What a right click offers. */
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ Menu: {} }));
const { contextMenuItems: itemsFor } = await import('../../src/main/desktop/menu');

const all = { canCut: true, canCopy: true, canPaste: true };
const rolesOf = (items: ReturnType<typeof itemsFor>) =>
  items.flatMap(({ role, enabled }) => (role === undefined ? [] : [[role, enabled ?? true]]));

describe('a right click', () => {
  it('in a text field offers the actions that are possible there', () => {
    const items = itemsFor({ isEditable: true, hasSelection: true, editFlags: all });
    expect(rolesOf(items)).toEqual([
      ['cut', true],
      ['copy', true],
      ['paste', true],
      ['selectAll', true],
    ]);
  });

  it('in a password field offers neither cut nor copy', () => {
    // So Chromium tells of a password field.
    const editFlags = { canCut: false, canCopy: false, canPaste: true };
    expect(rolesOf(itemsFor({ isEditable: true, hasSelection: true, editFlags }))).toEqual([
      ['cut', false],
      ['copy', false],
      ['paste', true],
      ['selectAll', true],
    ]);
  });

  it('outside a text field offers to copy the selection, and nothing without one', () => {
    expect(rolesOf(itemsFor({ isEditable: false, hasSelection: true, editFlags: all }))).toEqual([
      ['copy', true],
    ]);
    expect(itemsFor({ isEditable: false, hasSelection: false, editFlags: all })).toEqual([]);
  });
});

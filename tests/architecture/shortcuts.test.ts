/** The list of shortcuts and the key handlers of the window say the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  keyLabel,
  menuShortcuts,
  pageShortcuts,
  partShortcuts,
  shortcutPlaces,
  shortcutsOf,
  type PartShortcut,
} from '../../src/contract/shortcuts';

const renderer = join(import.meta.dirname, '../../src/renderer');

/** Names that Chromium gives to keys, and signs that a key types. */
const keyName =
  /^(?:F\d+|Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown|Enter|Escape|Tab|Delete|Backspace|Insert|[ a-z/?])$/u;

/** The keys that a file compares a pressed one with. */
function handledKeys(text: string): string[] {
  const found = [
    ...text.matchAll(/\bkey(?:\.toLowerCase\(\))? [!=]== '([^']+)'/gu),
    ...text.matchAll(/\bcase '([^']+)':/gu),
    ...text.matchAll(/^ +(Arrow\w+|Home|End|PageUp|PageDown): /gmu),
  ].map(([, key = '']) => key);
  return [...new Set(found.filter((key) => keyName.test(key)))].sort();
}

const byFile = (): Map<string, string[]> =>
  new Map(
    readdirSync(renderer, { encoding: 'utf8', recursive: true })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.tsx?$/u.test(file))
      .map((file) => [file, handledKeys(readFileSync(join(renderer, file), 'utf8'))] as const)
      .filter(([, keys]) => keys.length > 0),
  );

/** Without Ctrl and Shift: handlers test those beside the key. */
const bare = (key: string): string => {
  const last = key.split('+').at(-1) ?? '';
  return last.length === 1 ? last.toLowerCase() : last;
};

function listedKeys(): Map<string, string[]> {
  const listed = new Map<string, Set<string>>();
  for (const { keys, in: files } of Object.values<PartShortcut>(partShortcuts)) {
    for (const file of files) {
      const known = listed.get(file) ?? new Set();
      for (const key of keys) known.add(bare(key));
      listed.set(file, known);
    }
  }
  return new Map([...listed].map(([file, keys]) => [file, [...keys].sort()]));
}

describe('the list of shortcuts', () => {
  it('has every key that a part of the window handles, and no other', () => {
    expect(Object.fromEntries(listedKeys())).toEqual(Object.fromEntries(byFile()));
  });

  it('detects a key that is only in a handler', () => {
    expect(handledKeys("if (event.key === 'Insert') paste();")).toEqual(['Insert']);
    expect(handledKeys("switch (key) { case 'PageUp': up(); }")).toEqual(['PageUp']);
  });

  it('gives no key two meanings everywhere', () => {
    const keys = shortcutsOf('Everywhere').flatMap((each) => each.keys);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('is all that the menu and the palette take their keys from', () => {
    for (const file of [
      '../main/desktop/menu.ts',
      'features/palette/usePaletteCommands.ts',
      'features/palette/hit-actions.ts',
      'state/account-actions.ts',
    ]) {
      const text = readFileSync(join(renderer, file), 'utf8');
      expect(text, file).not.toMatch(/'(?:CmdOrCtrl\+|Ctrl |F\d+'|Delete')/u);
    }
  });

  it('has something for each place, in words of its own', () => {
    for (const place of shortcutPlaces) {
      const whats = shortcutsOf(place).map(({ what }) => what);
      expect(whats.length, place).toBeGreaterThan(1);
      expect(whats, place).toEqual([...new Set(whats)]);
    }
    expect(Object.keys({ ...pageShortcuts, ...menuShortcuts }).length).toBe(
      Object.keys(pageShortcuts).length + 1,
    );
    expect(keyLabel('Ctrl+Shift+ArrowLeft')).toBe('Ctrl Shift ←');
  });
});

/** Only the styles of components that are used are loaded: none of those may be missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const assets = resolve('out', 'renderer', 'assets');
const KIT_CLASS = /\bm_[0-9a-f]{6,9}\b/gu;

function classesOf(text: string): Set<string> {
  return new Set(text.match(KIT_CLASS) ?? []);
}

/** Of all built files that end with `ending`. */
const builtClasses = (ending: string): Set<string> =>
  classesOf(
    readdirSync(assets)
      .filter((name) => name.endsWith(ending))
      .map((name) => readFileSync(join(assets, name), 'utf8'))
      .join('\n'),
  );

it('has the styles of every component of the kit that the window uses', () => {
  const all = classesOf(readFileSync(resolve('node_modules/@mantine/core/styles.css'), 'utf8'));
  const styled = builtClasses('.css');
  const used = [...builtClasses('.js')].filter((name) => all.has(name));
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((name) => !styled.has(name))).toEqual([]);
});

/** A class belongs to one style module, and only utilities with the prefix `lk-` are global. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classMismatches, definedClasses, filesBelow, writtenClasses } from './style-classes';

/** The lock page is a document of its own, without components. */
const GLOBAL_SHEETS = [
  'src/renderer/lock/lock.css',
  'src/renderer/ui/base.css',
  'src/renderer/ui/tokens.css',
];
const files = filesBelow(resolve(__dirname, '../..'), 'src/renderer');
const sheets = files.filter(({ path }) => path.endsWith('.css'));
const globalClasses = new Set(
  sheets
    .filter(({ path }) => GLOBAL_SHEETS.includes(path))
    .flatMap(({ source }) => [...definedClasses(source)]),
);

describe('the styles of the window', () => {
  it('are modules, but for the sheets of the whole page', () => {
    const others = sheets.filter(({ path }) => !path.endsWith('.module.css'));
    expect(others.map(({ path }) => path).toSorted()).toEqual(GLOBAL_SHEETS);
    expect(sheets.length).toBeGreaterThan(20);
  });

  it('define no global class without the prefix of Latchkey or of Mantine', () => {
    expect([...globalClasses].filter((name) => !/^(?:lk|mantine)-/u.test(name))).toEqual([]);
  });

  it('define every class that a component takes from them, and no other', () => {
    expect(classMismatches(files)).toEqual([]);
  });

  it('are the only source of the classes that components write as text', () => {
    const written = writtenClasses(files);
    expect(written.size).toBeGreaterThan(20);
    expect([...written].filter(([name]) => !globalClasses.has(name))).toEqual([]);
  });

  it('are refused when a class is missing, unused or written as text', () => {
    const module = {
      path: 'a/b.module.css',
      source: '.used { color: red } .idle:hover { top: 0 }',
    };
    const component = {
      path: 'a/B.tsx',
      source:
        "import s from './b.module.css'; <i className={clsx(s['used'], 'loose')} id={s['gone']} />",
    };
    expect(classMismatches([module, component])).toEqual([
      'a/b.module.css: .gone is missing',
      'a/b.module.css: .idle is unused',
    ]);
    expect([...writtenClasses([component]).keys()]).toEqual(['loose']);
  });
});

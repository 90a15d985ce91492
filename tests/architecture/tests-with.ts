/** Which tests have in their source what a rule forbids. */
import { basename, resolve } from 'node:path';
import { modulesBelow } from './module-names';

const root = resolve(__dirname, '../..');

/** @param rule the file of the rule's own test: its examples are of what is wrong. Fails if it sees few tests. */
export function testsWith(wrong: RegExp, rule: string): string[] {
  const tests = modulesBelow(root, 'tests').filter(({ path }) => /\.(test|spec)\.ts$/u.test(path));
  if (tests.length < 300) throw new Error(`Only ${tests.length} tests were found.`);
  return tests
    .filter(({ path, source }) => basename(path) !== basename(rule) && wrong.test(source))
    .map(({ path }) => path);
}

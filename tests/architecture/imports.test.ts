import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { rules } from './rules';
import { temporaryFolder } from '../support/temporary-folder';

const root = resolve(__dirname, '../..');

async function violations(baseDir: string): Promise<string[]> {
  const forbidden = rules.map(({ broken: _broken, ...rule }) => rule);
  const folders = ['src', 'tests/domo'].filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(folders, {
    baseDir,
    ruleSet: { forbidden },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  });
  const { summary } = output as ICruiseResult;
  if (summary.totalCruised === 0) throw new Error(`nothing was found to look at in ${baseDir}`);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

it('no module imports what it may not', async () => {
  expect(await violations(root)).toEqual([]);
});

describe('the rule', () => {
  it.each(rules.map((rule) => [rule.name, rule.broken] as const))(
    '“%s” is broken by its example',
    async (name, broken) => {
      const folder = temporaryFolder('rule');
      // A junction is what Windows lets everybody make; elsewhere it is an ordinary link.
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      for (const [file, text] of Object.entries(broken)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
      const found = await violations(folder);
      expect(found.map((line) => line.split(':')[0])).toContain(name);
    },
  );
});

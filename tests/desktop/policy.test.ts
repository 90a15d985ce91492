/** What the window may do is decided by a few literals; these tests read them where they are used. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { contentSecurityPolicy } = await import('../../src/main/desktop/app-protocol');
const { isEvaluationRuntime: isEvaluation, SUPPORTED_ELECTRON } =
  await import('../../src/main/desktop/runtime');

describe('the content security policy', () => {
  const directives = new Map(
    contentSecurityPolicy('abc')
      .split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources] as const;
      }),
  );

  it('allows only what it names', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  it('allows neither inline scripts nor eval', () => {
    expect(directives.get('script-src')).toEqual(["'self'"]);
  });

  it('allows inline styles only with the nonce of this load', () => {
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
  });

  it('allows no other host', () => {
    for (const sources of directives.values()) {
      for (const source of sources) expect(source).toMatch(/^('none'|'self'|'nonce-abc'|data:)$/);
    }
  });
});

describe('the Electron runtime', () => {
  it('is for evaluation only when it is below the supported version', () => {
    expect(isEvaluation('33.2.1')).toBe(true);
    expect(isEvaluation(`${SUPPORTED_ELECTRON}.0.0`)).toBe(false);
    expect(isEvaluation('46.1.0-beta.2')).toBe(false);
  });

  it('that is supported is the one that is installed', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(manifest.devDependencies['electron']).toMatch(new RegExp(`^${SUPPORTED_ELECTRON}\\.`));
  });
});

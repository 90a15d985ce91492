/** A package that tests can drive is made only on request, and never for a release. */
import { describe, expect, it } from 'vitest';
import { DRIVABLE_VARIABLE, isDrivable, refuseDrivableRelease } from '../../build/package/drivable';

describe('a package', () => {
  it.each([undefined, '', '0', 'true'])('is not drivable with %j', (value) => {
    expect(isDrivable({ [DRIVABLE_VARIABLE]: value })).toBe(false);
  });

  it('is drivable on request, and a release then stops', () => {
    const env = { [DRIVABLE_VARIABLE]: '1' };
    expect(isDrivable(env)).toBe(true);
    expect(() => {
      refuseDrivableRelease(env);
    }).toThrow(`unset ${DRIVABLE_VARIABLE}`);
    expect(() => {
      refuseDrivableRelease({});
    }).not.toThrow();
  });
});

/** What is packed comes out as it was, whatever names and values hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSummaries, unpackSummaries } from '../../../src/main/comparison/worker/pack-summaries';
import { digestConfig } from '../../../src/main/comparison/engine';
import { account, config } from '../../store/rows';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const summary = fc.record({
  kind: fc.constantFrom('account' as const, 'oauth' as const),
  id: fc.nat(),
  dataProviderType: fc.constantFrom('', 'a', 'b'),
  displayName: text,
  name: text,
  valid: fc.constantFrom(true, false, null),
  config: fc.option(text),
});

describe('packed summaries', () => {
  it('are unpacked without a change', () => {
    fc.assert(
      fc.property(
        fc.array(summary),
        fc.option(fc.nat()),
        fc.boolean(),
        (accounts, oldestConfigReadAt, more) => {
          const part = { accounts, oldestConfigReadAt, more };
          expect(unpackSummaries(packSummaries(part))).toEqual(part);
        },
      ),
    );
  });

  it('contain the digest of each config', () => {
    const digest = digestConfig(account(1), config(1, 'Ünï\u0000\u007f'), null);
    const one = { ...account(1), config: digest };
    const { kind, id, dataProviderType, displayName, name, valid } = one;
    const accounts = [{ kind, id, dataProviderType, displayName, name, valid, config: digest }];
    const part = { accounts, oldestConfigReadAt: 1, more: false };
    expect(unpackSummaries(packSummaries(part)).accounts[0]?.config).toBe(digest);
  });
});

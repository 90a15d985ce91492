/** Pasted tokens find their instances. */
import { describe, expect, it } from 'vitest';
import { matchTokens } from '../../src/renderer/features/instances/many/match-tokens';

const instances = [
  { origin: 'https://acme.domo.com', instance: 'acme', label: 'Acme, Inc. production' },
  { origin: 'https://beta.domo.com', instance: 'beta', label: 'Beta' },
  { origin: 'http://127.0.0.1:99', instance: '127.0.0.1:99', label: null },
];
const given = (text: string, from = 0) => {
  const { tokens, unknown } = matchTokens(text, instances, from);
  return [...tokens].map((pair) => pair.join(' ')).concat(unknown === 0 ? [] : [`${unknown} not`]);
};

describe('pasted tokens', () => {
  it.each([
    ['a tab', 'acme\tone\nbeta\ttwo'],
    ['a comma and a space', 'acme, one\r\nbeta, two\r\n'],
    ['a semicolon', 'acme;one\n\nbeta;two'],
    ['a space', 'acme one\nbeta two'],
    ['a label with a comma', 'Acme, Inc. production,one\nBETA,two'],
    ['addresses', 'https://acme.domo.com/datacenter,one\nbeta.domo.com two'],
    ['quotation marks', '"acme","one"\n"beta","two"'],
  ])('belong to the instance that stands before them, after %s', (_what, text) => {
    expect(given(text)).toEqual(['https://acme.domo.com one', 'https://beta.domo.com two']);
  });

  it('without a name belong to the instances in their order, from the one that is asked for', () => {
    expect(given('one\ntwo', 1)).toEqual(['https://beta.domo.com one', 'http://127.0.0.1:99 two']);
  });

  it('of other instances, and more tokens than instances, are counted and given to none', () => {
    expect(given('gamma,three\nbeta,two')).toEqual(['https://beta.domo.com two', '1 not']);
    expect(given('one\ntwo', 2)).toEqual(['http://127.0.0.1:99 one', '1 not']);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { compileTexts } from '../../build/texts/catalogue';
import { setTranslation, t } from '../../src/contract/texts';
import { withTexts } from '../../src/main/desktop/page-texts';
import { richText } from '../../src/renderer/texts/rich-text';
import { translateWith } from '../../src/renderer/texts/translate-with';

afterEach(() => {
  setTranslation(null);
});

describe('in English', () => {
  it('a text is what stands in the code', () => {
    expect(t('Add an instance')).toBe('Add an instance');
  });

  it('values take their places, and what looks like a place in a value is none', () => {
    expect(t('{done} of {all}', { done: 3, all: '{done}' })).toBe('3 of {done}');
  });

  it('braces without a value stay, and inherited names are no values', () => {
    expect(t('{encrypted} {toString}', {})).toBe('{encrypted} {toString}');
  });

  it('elements take their places in a sentence', () => {
    const sentence = richText('Read {when}, by {who}.', {
      when: createElement('time', null, 'today'),
      who: 'Noor',
    });
    expect(renderToStaticMarkup(sentence)).toBe('Read <time>today</time>, by Noor.');
  });
});

describe('in another language', () => {
  const polish = compileTexts({
    Sync: 'Synchronizuj',
    '{count} accounts': '{n, plural, one {# konto} few {# konta} many {# kont} other {# konta}}',
    'Read {when} by {who}': '{who}: {when}',
  });

  it('a text is that of the language, and English where there is none', () => {
    translateWith('pl', polish);
    expect(t('Sync')).toBe('Synchronizuj');
    expect(t('Export')).toBe('Export');
    expect(t('toString')).toBe('toString');
  });

  it('a count has the form that the language gives it', () => {
    translateWith('pl', polish);
    const of = (n: number): string => t('{count} accounts', { count: String(n), n });
    expect([2, 5, 22].map(of)).toEqual(['2 konta', '5 kont', '22 konta']);
  });

  it('elements stand where the language has them', () => {
    translateWith('pl', polish);
    const values = { when: createElement('time', null, 'dziś'), who: 'Noor' };
    expect(renderToStaticMarkup(richText('Read {when} by {who}', values))).toBe(
      'Noor: <time>dziś</time>',
    );
  });
});

it('texts in the page cannot end their block or become elements', () => {
  const page = withTexts('<html lang="en"><head></head></html>', {
    language: 'de',
    json: JSON.stringify({ a: '</script><script>alert(1)</script>$&' }),
  });
  expect(page).toContain('<html lang="de">');
  expect(page.match(/<\/script>/gu)).toHaveLength(1);
  const block = /id="texts">(.*)<\/script>/u.exec(page)?.[1] ?? '';
  expect(JSON.parse(block)).toEqual({ a: '</script><script>alert(1)</script>$&' });
});

/** Lists of instances as people have them: from spreadsheets, from mails, and from Latchkey itself. */
import { describe, expect, it } from 'vitest';
import { ProblemError, type Profile } from '../../../src/contract';
import { parseInstance } from '../../../src/main/domo';
import { planInstanceList } from '../../../src/main/profiles/list/plan-instance-list';
import { toJsonList } from '../../../src/main/profiles/list/to-json-list';
import { readInstanceList } from '../../../src/main/profiles/list/read-instance-list';

const plan = (text: string, profiles: readonly Partial<Profile>[] = []) =>
  planInstanceList(readInstanceList(text), profiles as Profile[], parseInstance);

const brief = (text: string, profiles: readonly Partial<Profile>[] = []) =>
  plan(text, profiles).map(({ line, state, label, instance, group }) =>
    [line, state, label, instance, group].join('|'),
  );

const acme: Partial<Profile> = {
  id: 'one',
  label: 'Acme',
  origin: 'https://acme.domo.com',
  instance: 'acme',
  group: 'Production',
  colour: 'blue',
  guard: 'confirm',
  token: 'keychain',
};

const refusal = (text: string): string => {
  try {
    readInstanceList(text);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.message;
  }
  return '';
};

describe('a list of lines', () => {
  it.each([
    ['commas', 'Acme,acme,Production\nBeta,beta.domo.com,'],
    [
      'semicolons, as spreadsheets in Europe write',
      'Acme;acme;Production\r\nBeta;beta.domo.com;\r\n',
    ],
    [
      'tabs, as a spreadsheet copies cells',
      'Acme\tacme\tProduction\nBeta\thttps://beta.domo.com/x\t',
    ],
    ['a byte order mark', '\ufeffAcme,acme,Production\nBeta,beta,'],
    ['quotation marks', '"Acme","acme","Production"\n"Beta","beta",""'],
    ['the mark of Excel for its separator', 'sep=;\nAcme;acme;Production\nBeta;beta;'],
    ['cells that are forced to be text', 'Acme,="acme",Production\nBeta,\'beta,'],
    ['spaces beside the separators', ' Acme , acme , Production\nBeta, "beta" ,'],
    ['columns that nobody filled', 'Acme,acme,Production,,\nBeta,beta,,,'],
  ])('is read with %s', (what, text) => {
    const first = what.startsWith('the mark') ? 2 : 1;
    expect(brief(text)).toEqual([
      `${first}|new|Acme|acme|Production`,
      `${first + 1}|new|Beta|beta|`,
    ]);
  });

  it('takes its columns from a header, in any order and case', () => {
    const text = 'URL;Colour;Name;Guard;Owner\nhttps://acme.domo.com;Gray;Acme, Inc.;Read only;Ann';
    expect(plan(text)).toMatchObject([
      { line: 2, instance: 'acme', label: 'Acme, Inc.', colour: 'grey', guard: 'read-only' },
    ]);
  });

  it('needs no more than the names of instances', () => {
    expect(brief('acme\n\n  \nbeta.domo.com')).toEqual(['1|new|acme|acme|', '4|new|beta|beta|']);
  });

  it('loses one line for one mistake, and says which and why', () => {
    const lines = plan(
      [
        'Acme,acme,Production',
        'Open,"beta,Production',
        'Elsewhere,dash.acme.com',
        'Twice,https://acme.domo.com',
        'ACME,acme-two',
        'None,',
        'Odd,odd,Production,pink',
        `Pasted,${'a1B2'.repeat(16)}`,
        'Last,last',
      ].join('\n'),
    );
    expect(lines.map(({ line, state }) => `${line} ${state}`)).toEqual([
      '1 new',
      ...[2, 3, 4, 5, 6, 7, 8].map((line) => `${line} refused`),
      '9 new',
    ]);
    expect(lines.map(({ reason }) => reason)).toEqual([
      '',
      'A quotation mark in it is not closed.',
      'Only hosts under domo.com are taken.',
      'It names the same instance as line 1.',
      'Its label is that of line 1.',
      'It names no instance.',
      'Its colour is none of red, amber, green, blue, violet, teal, grey.',
      'It may have an access token in it. Tokens do not belong in a list.',
      '',
    ]);
    expect(JSON.stringify(lines)).not.toContain('a1B2a1B2');
  });

  it('takes references to tokens and no token', () => {
    const header = 'label,instance,token\n';
    expect(
      plan(
        `${header}A,a,op://Domo/acme/token\nB,b,env:DOMO_TOKEN\nC,c,"cmd:pass show domo, c"\nD,d,secretsecret`,
      ),
    ).toMatchObject([
      { tokenFrom: 'op://Domo/acme/token' },
      { tokenFrom: 'env:DOMO_TOKEN' },
      { tokenFrom: 'cmd:pass show domo, c' },
      { state: 'refused', tokenFrom: null },
    ]);
  });

  it('says of instances that are there what would change, and nothing of what it leaves out', () => {
    expect(brief('Acme,acme', [acme])).toEqual(['1|same|Acme|acme|']);
    expect(brief('acme', [acme])).toEqual(['1|same|Acme|acme|']);
    expect(plan('Acme US,acme,Staging', [acme])).toMatchObject([
      {
        state: 'changed',
        profileId: 'one',
        needsToken: false,
        changes: [
          { what: 'label', before: 'Acme', after: 'Acme US' },
          { what: 'group', before: 'Production', after: 'Staging' },
        ],
      },
    ]);
    expect(plan('Acme,other', [acme])).toMatchObject([
      {
        state: 'refused',
        reason: 'Its label is that of the instance acme, which is there already.',
      },
    ]);
  });

  it('refuses a label that looks like another in letters of another alphabet', () => {
    expect(plan('Аcme,other\nBeta,beta\nΒeta,third', [acme])).toMatchObject([
      {
        state: 'refused',
        reason: 'Its label looks the same as that of the instance acme, which is there already.',
      },
      { state: 'new' },
      { state: 'refused', reason: 'Its label looks the same as that of line 2.' },
    ]);
  });

  it('keeps labels that look the same since before', () => {
    const alike = { ...acme, label: 'Асme', origin: 'https://b.domo.com', instance: 'b' };
    expect(brief('Acme,acme\nАсme,b', [acme, alike])).toEqual([
      '1|same|Acme|acme|',
      '2|same|Асme|b|',
    ]);
  });

  it('is refused when it has more instances than are read at once', () => {
    const many = Array.from({ length: 1001 }, (_, at) => `i${at}`).join('\n');
    expect(refusal(many)).toBe('The list has 1001 instances; at most 1000 are read at once.');
  });
});

describe('a file of profiles', () => {
  const file = (instances: unknown, version = 1): string =>
    JSON.stringify({ latchkeyInstances: version, instances });

  it('is written without ids, and read as it was', () => {
    const written = toJsonList([
      acme as never,
      { ...acme, origin: 'http://127.0.0.1:99' } as never,
    ]);
    expect(written).not.toContain('"one"');
    expect(plan(written)).toMatchObject([
      { label: 'Acme', origin: 'https://acme.domo.com', colour: 'blue', guard: 'confirm' },
      { state: 'refused', reason: 'Its label is that of line 1.' },
    ]);
    expect(plan(written, [acme])[0]).toMatchObject({ state: 'same', group: 'Production' });
  });

  it('loses one instance for one mistake', () => {
    expect(plan(file([{ instance: 'a' }, 7, { instance: 8 }, { instance: 'b' }]))).toMatchObject([
      { line: 1, state: 'new' },
      { line: 2, reason: 'It is not an object with fields.' },
      { line: 3, reason: 'Its instance is not a text.' },
      { line: 4, state: 'new' },
    ]);
  });

  it('is refused if it is of a newer version or no such file, and no text of it is repeated', () => {
    expect(refusal(file([], 2))).toContain('has version 2');
    expect(refusal('{"instances":[]}')).toContain('not a file of instances');
    const broken = refusal('{\n  "latchkeyInstances": 1,\n  "token": canary\n}');
    expect(broken).toContain('line 3');
    expect(broken).not.toContain('canary');
  });
});

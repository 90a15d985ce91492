/** Random JSON of streams: numbers of any size, nulls, fields that nobody knows, and the account's number in many places. */
import fc from 'fast-check';

/** Numbers with more digits than JavaScript holds, and in every spelling. */
const digits = fc.stringMatching(/^-?(?:0|[1-9]\d{0,25})(?:\.\d{1,10})?(?:[eE][+-]?\d{1,3})?$/u);
/** The account `71` where it is the account, and in many places where it is not. */
const leaf = fc.oneof(
  digits,
  fc.constantFrom('71', '"71"', 'null', 'true', '""', '"account 71"'),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
);
const fieldName = fc.oneof(
  fc.constantFrom('id', 'accountId', 'account', 'accounts', 'metadata', '__proto__', 'toJSON'),
  fc.string(),
);
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fieldsOf(tie('value')).map(toObject),
  ),
}));

function fieldsOf(of: fc.Arbitrary<string>) {
  return fc.uniqueArray(fc.tuple(fieldName, of), { maxLength: 4, selector: ([name]) => name });
}
function toObject(fields: readonly (readonly [string, string])[]): string {
  return `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

/** A stream in which `HERE` stands where the account is named. */
export const streamTemplate = fc
  .record({
    rest: fieldsOf(value),
    account: fc.option(fieldsOf(value)),
    accounts: fc.array(fc.tuple(fieldsOf(value), fc.boolean()), { maxLength: 4 }),
  })
  .map(({ rest, account, accounts }) => {
    const others = (fields: readonly [string, string][], name: string) =>
      fields.filter(([one]) => one !== name);
    const entries = accounts.map(([fields, here]) =>
      toObject([...others(fields, 'accountId'), ['accountId', here ? 'HERE' : '72']]),
    );
    return toObject([
      ['id', '9'],
      ...others(others(others(rest, 'account'), 'accounts'), 'id'),
      ['account', account ? toObject([...others(account, 'id'), ['id', 'HERE']]) : 'null'],
      ['accounts', `[${entries.join(',')}]`],
    ]);
  });

/** More fields of a stream, as JSON without the braces around them. Seeded: the same for each run. */
export const sampleFields = (count: number): string[] =>
  fc
    .sample(fieldsOf(value), { numRuns: count, seed: 71 })
    .map((fields) => fields.filter(([name]) => !KNOWN.has(name)))
    .map((fields) => toObject([['more', 'null'], ...fields]).slice(1, -1));

const KNOWN = new Set(['id', 'account', 'accounts', 'dataSource', 'more']);

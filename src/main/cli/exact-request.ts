/** Parses the JSON of a request without losing a digit: scripts write long ids as JSON numbers, as Domo does. */
import { isSafeNumber, LosslessNumber, parse } from 'lossless-json';

/** The body of a new account goes to Domo as it is written, so its numbers stay numbers. */
const SENT_AS_WRITTEN = 'payload';

/** An object of the request has the key twice, with different values. */
export class DuplicateKey extends Error {
  constructor(readonly key: string) {
    super('A key occurs twice.');
    this.name = 'DuplicateKey';
  }
}

/** Throws `DuplicateKey`, and another error for anything but JSON. Outside a body to send, an integer beyond 2^53 becomes the text of its digits. */
export function parseExactRequest(text: string): unknown {
  const request: unknown = parse(text, null, {
    parseNumber: (digits) => toNumber(digits),
    // Programs disagree which of the two counts.
    onDuplicateKey: ({ key }) => {
      throw new DuplicateKey(key);
    },
  });
  return withTexts(request, SENT_AS_WRITTEN);
}

/** As it is written, when a number would be another one, or could be: `17841400000000000` is exact by chance. */
function toNumber(digits: string): number | LosslessNumber {
  const number = Number(digits);
  const exact = isSafeNumber(digits) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return exact ? number : new LosslessNumber(digits);
}

function withTexts(value: unknown, except: string | null = null): unknown {
  if (value instanceof LosslessNumber) {
    return /^-?\d+$/u.test(value.value) ? value.value : Number(value.value);
  }
  if (Array.isArray(value)) return value.map((each) => withTexts(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === except ? each : withTexts(each)]),
  );
}

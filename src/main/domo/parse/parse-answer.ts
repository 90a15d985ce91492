/** Parses one answer from its bytes: without the token, with every digit, and within the limits. */
import { createProblem, ProblemError } from '../../../contract';
import { decodeText } from '../../../contract/decode-text';
import type { DomoList, SkippedRows } from '../domo-types';
import { createTokenRedactor, type TokenRedactor } from '../redact/redact-token';
import { failNotJson, findRows, type RowSpan } from './answer-limits';
import { answerParsers, type AnswerContext, type AnswerName } from './answer-parsers';
import { parseExactJson } from './exact-json';
import { MAX_SKIPPED_LISTED, parseList } from './parse-list';
import { findRowId } from './row-id';
import { MAX_ROW_BYTES, UnusableRow } from './row-limits';

export interface AnswerRequest {
  readonly name: AnswerName;
  readonly context: AnswerContext;
  /** Removed wherever the answer repeats it. */
  readonly token: string;
}

/** The answer in parts that take little time each. A list has any number of parts, every other answer has one. */
export type AnswerPart = { readonly whole: unknown } | { readonly list: DomoList<unknown> };

/** A part of a list ends after so many bytes of rows. */
const PART_BYTES = 128 * 1024;

/** Fails with a ProblemError. */
export function* parseAnswer(
  body: Uint8Array,
  request: AnswerRequest,
  redact: TokenRedactor = createTokenRedactor(request.token),
): Generator<AnswerPart> {
  const bytes = toPlainUtf8(body);
  const { context, name } = request;
  const parser = answerParsers[name];
  let holdsToken = false;
  const parse = (start: number, end: number): unknown => {
    const text = bytes.toString('utf8', start, end);
    const plain = redact(text);
    holdsToken ||= plain !== text;
    try {
      return parseExactJson(plain);
    } catch {
      return failNotJson();
    }
  };
  if (isEmpty(bytes)) failEmpty();
  const rows = findRows(bytes, context.what);
  if ('whole' in parser) {
    const json = parse(0, bytes.length);
    yield { whole: parser.whole(json, { ...context, holdsToken }) };
    return;
  }
  // An error of Domo's or a proxy's may stand in place of the list. A large one is not worth a look.
  if (rows === null) {
    const json = bytes.length > MAX_ROW_BYTES ? null : parse(0, bytes.length);
    yield { list: parseList(json, context.what, () => failNotJson()) };
    return;
  }
  for (let first = 0; first < rows.length || first === 0;) {
    const part = takePart(rows, first);
    const json = part.map(({ start, end, refused }) =>
      refused === null
        ? parse(start, end)
        : new UnusableRow(refused.reason, findRowId(bytes, start, end)),
    );
    yield { list: parseList<unknown>(json, context.what, parser.row, { first }) };
    first += Math.max(1, part.length);
  }
}

function takePart(rows: readonly RowSpan[], first: number): readonly RowSpan[] {
  let [last, size] = [first, 0];
  for (; last < rows.length && size < PART_BYTES; last++) {
    const row = rows[last];
    if (row) size += row.end - row.start;
  }
  return rows.slice(first, last);
}

/** Puts the parts of an answer together. */
export class AnswerParts {
  private whole: unknown;
  private list: {
    items: unknown[];
    setAside: SkippedRows['setAside'][number][];
    setAsideCount: number;
  } | null = null;

  add(part: AnswerPart): void {
    if ('whole' in part) {
      this.whole = part.whole;
      return;
    }
    this.list ??= { items: [], setAside: [], setAsideCount: 0 };
    for (const item of part.list.items) this.list.items.push(item);
    const room = MAX_SKIPPED_LISTED - this.list.setAside.length;
    this.list.setAside.push(...part.list.setAside.slice(0, room));
    this.list.setAsideCount += part.list.setAsideCount;
  }

  answer(): unknown {
    return this.list ?? this.whole;
  }
}

/** UTF-8 without a byte order mark. */
function toPlainUtf8(bytes: Uint8Array): Buffer {
  const [first, second] = bytes;
  const mark = (first ?? 0) >= 0xfe && (second ?? 0) >= 0xfe;
  if (mark) return Buffer.from(decodeText(bytes));
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return plain.subarray(0, 3).equals(UTF8_MARK) ? plain.subarray(3) : plain;
}

const UTF8_MARK = Buffer.from('\uFEFF');

const isEmpty = (bytes: Buffer): boolean =>
  bytes.length < 1_024 && bytes.toString('utf8').trim() === '';

const failEmpty = (): never => {
  throw new ProblemError(
    createProblem('badResponse', 'Domo answered with nothing where data was expected.'),
  );
};

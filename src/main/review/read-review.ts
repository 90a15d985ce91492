/** Reads the file of a review: first whether it is intact, then account by account. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import {
  accountKindSchema,
  fail,
  REVIEW_VERSION,
  type ReviewAccount,
  type ReviewEntry,
} from '../../contract';
import { accountIdSchema } from '../../contract/id-schemas';
import { throwIfCancelled } from '../export';

/** No line that Latchkey writes is longer, and a file of one long line must not fill the memory. */
const MAX_LINE = 1024 * 1024;
const NEW_LINE = 10;

const headSchema = z.object({
  type: z.literal('review'),
  schemaVersion: z.literal(REVIEW_VERSION),
  takenAt: z.number(),
  scope: z.string(),
});
const endSchema = z.strictObject({
  type: z.literal('end'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const accountLineSchema = z.object({
  type: z.literal('account'),
  origin: z.string(),
  kind: accountKindSchema,
  id: accountIdSchema,
  accessReadAt: z.number().nullable(),
});

/** An account as it was at a review. */
export interface PastReviewAccount {
  readonly account: Pick<ReviewAccount, 'origin' | 'kind' | 'id' | 'accessReadAt'>;
  readonly entries: readonly ReviewEntry[];
}

/** Lines with their ends. Fails with `getFailed` for what cannot be read, `notFound` for what is not there. */
async function* linesOf(file: string): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      const data = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      let from = 0;
      for (let end = data.indexOf(NEW_LINE); end !== -1; end = data.indexOf(NEW_LINE, from)) {
        yield data.subarray(from, end + 1);
        from = end + 1;
      }
      rest = data.subarray(from);
      if (rest.length > MAX_LINE) fail('getFailed', `${file} is no review: a line is too long.`);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') fail('notFound', `There is no file ${file}.`);
    if (typeof code === 'string') fail('getFailed', `${file} cannot be read (${code}).`);
    throw error;
  }
  if (rest.length > 0) yield rest;
}

export interface ReviewCheck {
  readonly intact: boolean;
  readonly why: string | null;
  /** Of the bytes before the last line. */
  readonly sha256: string;
  readonly takenAt: number | null;
  readonly scope: string | null;
  readonly entries: number;
}

const parsed = <T>(schema: z.ZodType<T>, line: Buffer): T | null => {
  try {
    return schema.safeParse(JSON.parse(line.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
};

export async function checkReviewFile(file: string, signal: AbortSignal): Promise<ReviewCheck> {
  const hash = createHash('sha256');
  let head: z.infer<typeof headSchema> | null = null;
  let last: Buffer | null = null;
  let [lines, entries] = [0, 0];
  for await (const line of linesOf(file)) {
    throwIfCancelled(signal);
    if (last !== null) hash.update(last);
    if (lines++ === 0) head = parsed(headSchema, line);
    if (line.indexOf('{"type":"entry"') === 0) entries += 1;
    last = Buffer.from(line);
  }
  const sha256 = hash.digest('hex');
  const end = last === null ? null : parsed(endSchema, last);
  const isWhole = last?.toString('utf8') === `${JSON.stringify(end)}\n`;
  const why =
    head === null
      ? 'it is no review that this version of Latchkey can read'
      : end === null || !isWhole
        ? 'its end is missing'
        : end.sha256 === sha256
          ? null
          : 'its bytes are not those that its checksum was made of';
  return {
    intact: why === null,
    why,
    sha256,
    takenAt: head?.takenAt ?? null,
    scope: head?.scope ?? null,
    entries,
  };
}

/** Of a file that is intact. */
export async function* readReviewAccounts(
  file: string,
): AsyncGenerator<PastReviewAccount, void, undefined> {
  let account: PastReviewAccount['account'] | null = null;
  let entries: ReviewEntry[] = [];
  for await (const line of linesOf(file)) {
    // The type is the first field of every line: most lines need no schema of another kind.
    if (line.indexOf('{"type":"entry"') === 0) {
      entries.push(toEntry(file, line));
    } else if (line.indexOf('{"type":"account"') === 0) {
      if (account) yield { account, entries };
      [account, entries] = [accountLineSchema.parse(JSON.parse(line.toString('utf8'))), []];
    }
  }
  if (account) yield { account, entries };
}

/**
 * Looks only at the fields that are compared: a schema would take most of the time of a million lines. What is returned
 * of it, the dispatcher validates.
 */
function toEntry(file: string, line: Buffer): ReviewEntry {
  const entry = JSON.parse(line.toString('utf8')) as ReviewEntry;
  const texts: readonly unknown[] = [entry.principalType, entry.principalId, entry.level];
  if (!texts.every((text) => typeof text === 'string'))
    fail('getFailed', `${file} cannot be compared: an entry is not as a review writes it.`);
  return entry;
}

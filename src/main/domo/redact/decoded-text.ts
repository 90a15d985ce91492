/** A text in every way in which it can be read: as it stands, and with what was done to it on the way undone. */

/** Its characters, each with the place that it has in the text itself. */
export interface DecodedText {
  readonly text: string;
  readonly places: readonly SourceSpan[];
}

interface SourceSpan {
  readonly from: number;
  readonly to: number;
}

/** What was escaped may be escaped once more by whoever passes it on. */
const MAX_ESCAPE_LEVELS = 2;
/** Stands between two ways of reading: what ends one and begins the next is no text. */
const SEPARATOR = '\0';

/** `written`: as it stands, and without its escapes; `packed`: what is in it in Base64. One way after another. */
export function decodeText(text: string): {
  readonly written: DecodedText;
  readonly packed: DecodedText;
} {
  const written = decodeLayers(asDecoded(text), MAX_ESCAPE_LEVELS);
  return {
    written: joinDecoded(written),
    packed: joinDecoded(written.flatMap((layer) => decodeLayers(decodeBase64Runs(layer), 1))),
  };
}

/** Each kind of escape by itself: what one undoes may be a sign of its own to another. */
const decodeLayers = (reading: DecodedText, times: number): DecodedText[] => [
  reading,
  ...ESCAPE_KINDS.flatMap((kind) => {
    const next = times === 0 ? reading : unescape(reading, kind);
    return next.text === reading.text ? [] : decodeLayers(next, times - 1);
  }),
];

const asDecoded = (text: string): DecodedText => ({
  text,
  places: Array.from({ length: text.length }, (_, at) => ({ from: at, to: at + 1 })),
});

const joinDecoded = (readings: readonly DecodedText[]): DecodedText => ({
  text: readings.map(({ text }) => text).join(SEPARATOR),
  places: readings.flatMap(({ places }, index) =>
    index === 0 ? places : [{ from: 0, to: 0 }, ...places],
  ),
});

interface EscapeKind {
  readonly escape: RegExp;
  readonly meant: (escape: string) => string;
}

const HTML_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }),
);
const BACKSLASH_ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }),
);

const ESCAPE_KINDS: readonly EscapeKind[] = [
  {
    // Several bytes of one character stand together.
    escape: /%[0-7][\da-f]|(?:%[89a-f][\da-f])+/gi,
    meant: (escape) => Buffer.from(escape.replaceAll('%', ''), 'hex').toString('utf8'),
  },
  {
    escape: /&(?:#x0*[\da-f]{1,6}|#0*\d{1,7}|amp|lt|gt|quot|apos|nbsp);/gi,
    meant: (escape) => {
      const word = escape.slice(1, -1).toLowerCase();
      if (!word.startsWith('#')) return HTML_ENTITIES.get(word) ?? escape;
      return toCodePoint(Number(word.startsWith('#x') ? `0${word.slice(1)}` : word.slice(1)));
    },
  },
  {
    escape: /\\(?:u[\da-f]{4}|.)/gi,
    meant: (escape) => {
      const sign = escape.charAt(1);
      if (escape.length > 2) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
      return BACKSLASH_ESCAPES.get(sign) ?? sign;
    },
  },
];

function unescape(reading: DecodedText, { escape, meant }: EscapeKind): DecodedText {
  const pieces: DecodedText[] = [];
  let done = 0;
  for (const { 0: found, index } of reading.text.matchAll(escape)) {
    const end = index + found.length;
    pieces.push(sliceDecoded(reading, done, index), replaceWith(reading, index, end, meant(found)));
    done = end;
  }
  pieces.push(sliceDecoded(reading, done, reading.text.length));
  return {
    text: pieces.map(({ text }) => text).join(''),
    places: pieces.flatMap(({ places }) => places),
  };
}

const toCodePoint = (code: number): string => (code > 0x10ffff ? '' : String.fromCodePoint(code));

/** Base64 of both alphabets. Four characters and more are in six of them; nothing shorter is looked for. */
const BASE64_RUN = /[\w+/-]{6,}/g;

/** What is packed in Base64. Where it begins is not known when something stands in front of it. */
const decodeBase64Runs = (reading: DecodedText): DecodedText =>
  joinDecoded(
    [...reading.text.matchAll(BASE64_RUN)].flatMap(({ 0: run, index }) =>
      [0, 1, 2, 3].map((offset) =>
        replaceWith(
          ...([reading, index, index + run.length] as const),
          Buffer.from(run.slice(offset), 'base64').toString('utf8'),
        ),
      ),
    ),
  );

const sliceDecoded = ({ text, places }: DecodedText, from: number, to: number): DecodedText => ({
  text: text.slice(from, to),
  places: places.slice(from, to),
});

/** Another text in the place of a part. */
function replaceWith({ places }: DecodedText, from: number, to: number, text: string): DecodedText {
  const place = { from: places[from]?.from ?? 0, to: places[to - 1]?.to ?? 0 };
  return { text, places: Array.from({ length: text.length }, () => place) };
}

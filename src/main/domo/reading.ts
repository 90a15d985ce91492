/** A text in every way in which it can be read: as it stands, and with what was done to it on the way undone. */

/** Its characters, each with the place that it has in the text itself. */
export interface Reading {
  readonly text: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** What was escaped may be escaped once more by whoever passes it on. */
const TIMES = 2;
/** Stands between two ways of reading: what ends one and begins the next is no text. */
const BETWEEN = '\0';

/** `written`: as it stands, and without its escapes; `packed`: what is in it in Base64. One way after another. */
export function readingsOf(text: string): { readonly written: Reading; readonly packed: Reading } {
  const written = layersOf(plain(text), TIMES);
  return {
    written: joined(written),
    packed: joined(written.flatMap((layer) => layersOf(unpacked(layer), 1))),
  };
}

/** Each kind of escape by itself: what one undoes may be a sign of its own to another. */
const layersOf = (reading: Reading, times: number): Reading[] => [
  reading,
  ...kinds.flatMap((kind) => {
    const next = times === 0 ? reading : unescaped(reading, kind);
    return next.text === reading.text ? [] : layersOf(next, times - 1);
  }),
];

const plain = (text: string): Reading => ({
  text,
  places: Array.from({ length: text.length }, (_, at) => ({ from: at, to: at + 1 })),
});

const joined = (readings: readonly Reading[]): Reading => ({
  text: readings.map(({ text }) => text).join(BETWEEN),
  places: readings.flatMap(({ places }, index) =>
    index === 0 ? places : [{ from: 0, to: 0 }, ...places],
  ),
});

interface Kind {
  readonly escape: RegExp;
  readonly meant: (escape: string) => string;
}

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }),
);
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }),
);

const kinds: readonly Kind[] = [
  {
    // Several bytes of one character stand together.
    escape: /%[0-7][\da-f]|(?:%[89a-f][\da-f])+/gi,
    meant: (escape) => Buffer.from(escape.replaceAll('%', ''), 'hex').toString('utf8'),
  },
  {
    escape: /&(?:#x0*[\da-f]{1,6}|#0*\d{1,7}|amp|lt|gt|quot|apos|nbsp);/gi,
    meant: (escape) => {
      const word = escape.slice(1, -1).toLowerCase();
      if (!word.startsWith('#')) return named.get(word) ?? escape;
      return codePoint(Number(word.startsWith('#x') ? `0${word.slice(1)}` : word.slice(1)));
    },
  },
  {
    escape: /\\(?:u[\da-f]{4}|.)/gi,
    meant: (escape) => {
      const sign = escape.charAt(1);
      if (escape.length > 2) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
      return signs.get(sign) ?? sign;
    },
  },
];

function unescaped(reading: Reading, { escape, meant }: Kind): Reading {
  const pieces: Reading[] = [];
  let done = 0;
  for (const { 0: found, index } of reading.text.matchAll(escape)) {
    const end = index + found.length;
    pieces.push(part(reading, done, index), instead(reading, index, end, meant(found)));
    done = end;
  }
  pieces.push(part(reading, done, reading.text.length));
  return {
    text: pieces.map(({ text }) => text).join(''),
    places: pieces.flatMap(({ places }) => places),
  };
}

const codePoint = (code: number): string => (code > 0x10ffff ? '' : String.fromCodePoint(code));

/** Base64 of both alphabets. Four characters and more are in six of them; nothing shorter is looked for. */
const packed = /[\w+/-]{6,}/g;

/** What is packed in Base64. Where it begins is not known when something stands in front of it. */
const unpacked = (reading: Reading): Reading =>
  joined(
    [...reading.text.matchAll(packed)].flatMap(({ 0: run, index }) =>
      [0, 1, 2, 3].map((offset) =>
        instead(
          ...([reading, index, index + run.length] as const),
          Buffer.from(run.slice(offset), 'base64').toString('utf8'),
        ),
      ),
    ),
  );

const part = ({ text, places }: Reading, from: number, to: number): Reading => ({
  text: text.slice(from, to),
  places: places.slice(from, to),
});

/** Another text in the place of a part. */
function instead({ places }: Reading, from: number, to: number, text: string): Reading {
  const place = { from: places[from]?.from ?? 0, to: places[to - 1]?.to ?? 0 };
  return { text, places: Array.from({ length: text.length }, () => place) };
}

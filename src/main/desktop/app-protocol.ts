/** Serves the pages' files, with their content security policy. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path, { extname } from 'node:path';
import { protocol, type ProtocolResponse } from 'electron';
import { withTexts, type PageTexts } from './page-texts';

export const APP_ORIGIN = 'app://latchkey';
/** The lock page. Another origin, so that it never shares a process with the app's page. */
export const LOCK_ORIGIN = 'app://latchkey-lock';
const hosts = [APP_ORIGIN, LOCK_ORIGIN].map((origin) => new URL(origin).host);

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Allows no inline script and nothing remote. Styles that components create at run time carry the nonce of this load. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Call this before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the files in `folder` and none outside it. Resolves when it has answered for the first time. The newer `protocol.handle` needs the classes of fetch: Node takes
 * 25 ms to load them, while the page waits for its first byte.
 * @param texts of the window's language; null for English.
 */
export function serveApp(folder: string, texts: Promise<PageTexts | null>): Promise<void> {
  return new Promise((resolve) => {
    // oxlint-disable-next-line typescript/no-deprecated -- for the reason above
    protocol.registerBufferProtocol('app', ({ url }, answer) => {
      void read(findAppFile(folder, url), texts).then((response) => {
        answer(response);
        resolve();
      });
    });
  });
}

async function read(
  file: string | null,
  texts: Promise<PageTexts | null>,
): Promise<ProtocolResponse> {
  try {
    if (file === null) return notFound;
    const content = await readFile(file);
    return extname(file) === '.html'
      ? respondPage(content.toString('utf8'), await texts)
      : respond(extname(file), content);
  } catch {
    return notFound;
  }
}

/** The file that an address means; null for one outside the folder, or that no file of the window can have. */
export function findAppFile(
  folder: string,
  address: string,
  paths: Pick<typeof path, 'join' | 'sep'> = path,
): string | null {
  const { host, pathname } = new URL(address);
  const name = pathname === '/' ? '/index.html' : decodeOrNull(pathname);
  // Windows reads `a:b` as a stream of the file `a`, and a backslash as a slash.
  if (!hosts.includes(host) || name === null || /[\\:\0]/u.test(name)) return null;
  const file = paths.join(folder, name);
  return file.startsWith(folder + paths.sep) ? file : null;
}

function decodeOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const notFound: ProtocolResponse = {
  statusCode: 404,
  mimeType: 'text/plain',
  data: Buffer.from('Not found'),
};

const headersOf = (extension: string): Record<string, string> => ({
  'content-type': contentTypes[extension] ?? 'application/octet-stream',
  'x-content-type-options': 'nosniff',
});

const respond = (extension: string, content: Buffer): ProtocolResponse => ({
  headers: headersOf(extension),
  data: content,
});

function respondPage(page: string, texts: PageTexts | null): ProtocolResponse {
  const nonce = randomBytes(16).toString('base64');
  const own = page.replaceAll('__STYLE_NONCE__', nonce);
  return {
    headers: { ...headersOf('.html'), 'content-security-policy': contentSecurityPolicy(nonce) },
    data: Buffer.from(texts === null ? own : withTexts(own, texts)),
  };
}

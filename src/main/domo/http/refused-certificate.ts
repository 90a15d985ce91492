/** Which certificate a host showed, and in plain words why it was refused. Nothing of HTTP is sent to learn it. */
import { X509Certificate } from 'node:crypto';
import type { ClientRequest } from 'node:http';
import { TLSSocket } from 'node:tls';
import { describeDay } from '../../../contract/instants';

/** What a refused host says about itself, as printable text of bounded length. Nobody has verified any of it. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** Who issued the topmost certificate that came along: the authority that is missing, unless the host lies. */
  readonly authority: string;
  /** Days in UTC, as `2026-11-28`. */
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256. */
  readonly fingerprint: string;
}

/** Longer names are cut: a certificate can hold one of many kilobytes. */
const MAX_NAME_LENGTH = 160;
/** A chain of more is cut. */
const MAX_CHAIN = 10;

const shownBySocket = new WeakMap<TLSSocket, ShownCertificate | null>();

/**
 * Returns a function that tells which certificate the host of a request showed. It is read when the handshake ends,
 * before Node closes the connection because of it: afterwards it is gone.
 */
export function watchCertificate(request: ClientRequest): () => ShownCertificate | null {
  let watched: TLSSocket | null = null;
  request.once('socket', (socket) => {
    if (!(socket instanceof TLSSocket)) return;
    watched = socket;
    // A kept connection was watched at its handshake, and its certificate verified.
    if (shownBySocket.has(socket)) return;
    shownBySocket.set(socket, null);
    socket.prependOnceListener('secure', () => {
      shownBySocket.set(socket, readShownCertificate(socket));
    });
  });
  return () => (watched === null ? null : (shownBySocket.get(watched) ?? null));
}

/** By the call that Node makes itself: `getPeerX509Certificate` takes the certificate out of the chain that is verified next. */
function readShownCertificate(socket: TLSSocket): ShownCertificate | null {
  try {
    const shown = socket.getPeerCertificate(true);
    const chain = [shown];
    for (
      let above = shown.issuerCertificate;
      !chain.includes(above);
      above = above.issuerCertificate
    ) {
      // Without a certificate above, it is undefined.
      if ((above as typeof above | undefined) === undefined || chain.length === MAX_CHAIN) break;
      chain.push(above);
    }
    return describeCertificate(chain.map(({ raw }) => new X509Certificate(raw)));
  } catch {
    // The Problem then names the reason alone.
    return null;
  }
}

/** Null for an empty chain. The certificate of the host comes first. */
function describeCertificate(chain: readonly X509Certificate[]): ShownCertificate | null {
  const [own] = chain;
  if (!own) return null;
  return {
    subject: toNameText(own.subject),
    issuer: toNameText(own.issuer),
    authority: toNameText(chain.at(-1)?.issuer),
    validFrom: toDay(own.validFrom),
    validTo: toDay(own.validTo),
    fingerprint: own.fingerprint256,
  };
}

/** A name such as `C=US\nCN=x` on one line. Characters that steer a terminal or turn text around are replaced. */
export function toNameText(name: string | undefined): string {
  const line = (name ?? '').slice(0, 10 * MAX_NAME_LENGTH).replaceAll('\n', ', ');
  // A quote mark would end the name for a reader.
  const text = line.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{fffd}').replace(/[“”„"]/g, "'");
  const characters = [...text];
  if (characters.length === 0) return 'no name';
  if (characters.length <= MAX_NAME_LENGTH) return text;
  return `${characters.slice(0, MAX_NAME_LENGTH).join('')}…`;
}

function toDay(time: string): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? toNameText(time.slice(0, 40)) : describeDay(at);
}

/** One sentence about a certificate, for a Problem. */
export function certificateSentence(shown: ShownCertificate): string {
  const { subject, issuer, authority, validFrom, validTo, fingerprint } = shown;
  const above = authority === issuer ? '' : `; its chain ends at “${authority}”`;
  return `It names “${subject}”, issued by “${issuer}”${above}, valid from ${validFrom} to ${validTo}, SHA-256 ${fingerprint}.`;
}

interface Refusal {
  /** After “cannot be verified: ”. */
  readonly reason: string;
  readonly next: string;
  /** Whether the authority that issued it may only be missing here. */
  readonly lacksAuthority?: true;
}

const NO_TOKEN = 'Latchkey does not send a token there.';
const ADD_AUTHORITY_TEXT = `If your company's proxy or network signs connections, ask IT for the file of its certificate authority and choose it in Settings → Certificates file, or name it in NODE_EXTRA_CA_CERTS. ${NO_TOKEN}`;
const ADD_AUTHORITY = { next: ADD_AUTHORITY_TEXT, lacksAuthority: true } as const;
const ASK_IT = `Adding an authority does not help: ask IT, or who runs the host, for a certificate that is right. ${NO_TOKEN}`;

const UNKNOWN_ISSUER: Refusal = {
  reason: 'Latchkey does not trust the authority that issued it',
  ...ADD_AUTHORITY,
};
const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  ['UNABLE_TO_GET_ISSUER_CERT', UNKNOWN_ISSUER],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNKNOWN_ISSUER],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNKNOWN_ISSUER],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNKNOWN_ISSUER],
  ['CERT_UNTRUSTED', UNKNOWN_ISSUER],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    { reason: 'the host signed it itself, and Latchkey does not trust it', ...ADD_AUTHORITY },
  ],
  [
    'CERT_HAS_EXPIRED',
    {
      reason: 'it, or an authority above it, has expired',
      next: `Check the date of this computer. ${ASK_IT}`,
    },
  ],
  [
    'CERT_NOT_YET_VALID',
    {
      reason: 'it, or an authority above it, is not valid yet',
      next: `Check the date of this computer. ${ASK_IT}`,
    },
  ],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    {
      reason: 'it is for another host',
      next: `Check the spelling of the instance: another host answers in its place, such as a sign-in page of the network. ${ASK_IT}`,
    },
  ],
  ['CERT_REVOKED', { reason: 'its authority has revoked it', next: ASK_IT }],
  ['CERT_REJECTED', { reason: 'its authority forbids this use of it', next: ASK_IT }],
  ['INVALID_PURPOSE', { reason: 'it is not for servers', next: ASK_IT }],
  ['INVALID_CA', { reason: 'who issued it is no certificate authority', next: ASK_IT }],
  ['CERT_SIGNATURE_FAILURE', { reason: 'its signature is wrong', next: ASK_IT }],
  ['CERT_CHAIN_TOO_LONG', { reason: 'it has too many authorities above it', next: ASK_IT }],
]);

/** Null for a code that is not about a certificate. */
export function findRefusal(code: string): Refusal | null {
  const known = REFUSALS.get(code);
  if (known) return known;
  return CERTIFICATE_CODE.test(code) ? { reason: 'its check failed', ...ADD_AUTHORITY } : null;
}

const CERTIFICATE_CODE =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED|HOSTNAME_MISMATCH|PATH_LENGTH|CA_MD_TOO_WEAK|EE_KEY_TOO_SMALL|CA_KEY_TOO_SMALL)/;

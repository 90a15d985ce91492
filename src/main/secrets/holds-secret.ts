/**
 * Finds a secret inside a value, whatever the name of its field: a URL with a password, for example. Values come from
 * Domo and could be crafted to be slow, so every pattern here takes linear time.
 */

/** `…?password=…`, `…;pwd=…`, and `{"password": "…"}` in JSON, also inside another text. */
const ASSIGNED_SECRET =
  /(?:^|[?&;,\s{[("'])[\w-]*(?:password|passwd|passphrase|passcode|pwd|token|secret|(?:api|access|account|shared|encryption|signing|private)[-_]?key|credentials?|signature|sig|authorization|jwt)\\?["']?\s*[:=]\s*\\?["']?[^\s&;"'\\]/i;

/** Short words that mean a key only in the query of a URL. */
const QUERY_KEY = /[?&;](?:key|code|pass|auth)=[^\s&;#]/i;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Webhook URLs: anyone who knows one can use it. */
const WEBHOOK_ADDRESS =
  /\b(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|webhook\.office\.com\/webhookb2)\/[^\s/]/i;

/** Token formats with a known prefix: GitHub, GitLab, Slack, Google, Stripe, JWT. */
const KNOWN_TOKEN_FORMAT =
  /(?<![\w-])(?:gh[pousr]_\w{20}|github_pat_\w{20}|glpat-[\w-]{16}|xox[a-z]-[\w-]{10}|AIza[\w-]{30}|[sr]k_live_\w{16}|eyJ[\w-]{8,}\.eyJ[\w-]{8})/;

const SECRET_PATTERNS = [
  ASSIGNED_SECRET,
  QUERY_KEY,
  PRIVATE_KEY,
  WEBHOOK_ADDRESS,
  KNOWN_TOKEN_FORMAT,
];

export const holdsSecret = (value: string): boolean =>
  SECRET_PATTERNS.some((rule) => rule.test(value)) || holdsSignInAddress(value);

/** Word by word. A password may contain anything but a space, so it ends at the last `@` of its word. */
const holdsSignInAddress = (value: string): boolean =>
  value.includes('@') && value.split(/\s+/).some(isSignInAddress);

function isSignInAddress(word: string): boolean {
  const end = word.lastIndexOf('@');
  return end !== -1 && SIGN_IN_ADDRESSES.some((way) => way.test(word.slice(0, end + 1)));
}

/** Each pattern is anchored by a lookbehind or a boundary, so that no part of a word is scanned twice. */
const SIGN_IN_ADDRESSES = [
  // `https://user:password@host`. Digits after the name of a host are a port.
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,40}:\/\/[^/?#:]*:(?!\d{1,5}[/?#,;])[^@]/i,
  // `https://token@host`. In other schemes, a name without a password is a user or a container.
  /(?<![a-z0-9+.-])https?:\/\/[^/?#@]+@/i,
  // `jdbc:oracle:thin:user/password@host`
  /\bjdbc:oracle:\w{1,20}:[^/@:]+\/[^@]/i,
];

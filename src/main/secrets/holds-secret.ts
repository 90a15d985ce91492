/**
 * A secret inside a value, whatever its field is called: an address with a password, say. Values come from Domo and
 * may be made to take long: every rule here takes a time in proportion to the text.
 */

/** `…?password=…`, `…;pwd=…`, and in JSON `{"password": "…"}`, inside another text as well. */
const ASSIGNED_SECRET =
  /(?:^|[?&;,\s{[("'])[\w-]*(?:password|passwd|passphrase|passcode|pwd|token|secret|(?:api|access|account|shared|encryption|signing|private)[-_]?key|credentials?|signature|sig|authorization|jwt)\\?["']?\s*[:=]\s*\\?["']?[^\s&;"'\\]/i;

/** Short words that mean a key in the query of an address, and anything else elsewhere. */
const QUERY_KEY = /[?&;](?:key|code|pass|auth)=[^\s&;#]/i;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Whoever knows such an address may use it. */
const WEBHOOK_ADDRESS =
  /\b(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|webhook\.office\.com\/webhookb2)\/[^\s/]/i;

/** Tokens that say themselves what they are: GitHub, GitLab, Slack, Google, Stripe, JWT. */
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

/** Word by word: a password may have any sign but a blank, so where it ends is the last `@` of its word. */
const holdsSignInAddress = (value: string): boolean =>
  value.includes('@') && value.split(/\s+/).some(isSignInAddress);

function isSignInAddress(word: string): boolean {
  const end = word.lastIndexOf('@');
  return end !== -1 && SIGN_IN_ADDRESSES.some((way) => way.test(word.slice(0, end + 1)));
}

/** Each begins where nothing of it stands before, so that no part of a word is read again and again. */
const SIGN_IN_ADDRESSES = [
  // `https://user:password@host`; what is behind a host's name is a port.
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,40}:\/\/[^/?#:]*:(?!\d{1,5}[/?#,;])[^@]/i,
  // `https://token@host`. Elsewhere a name alone is a user, or a container.
  /(?<![a-z0-9+.-])https?:\/\/[^/?#@]+@/i,
  // `jdbc:oracle:thin:user/password@host`
  /\bjdbc:oracle:\w{1,20}:[^/@:]+\/[^@]/i,
];

/**
 * Environment variables that make Node, Chromium or a library write traffic or secrets to a log or load other code, and
 * switches that a package refuses: `NODE_DEBUG=http` prints every request with its access token,
 * `--remote-debugging-port` gives the window to any program. Most are read before any code of Latchkey runs, so to
 * remove them is too late. A program that was started with one starts itself again without it, and waits for that.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { sortArguments } from './accepted-switches';

/** What a program was started with. */
export interface StartConditions {
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Switches of the runtime and of the program, without the program's own file. */
  readonly args: readonly string[];
}

const UNSAFE_VARIABLES = new Set([
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'SSLKEYLOGFILE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'ELECTRON_LOG_FILE',
  'CHROME_LOG_FILE',
  // Of libwayland in Chromium: every key that is typed, with a passphrase or a token among them.
  'WAYLAND_DEBUG',
  // Of libsql: every statement, with the one that gives the store's key.
  'RUST_LOG',
  // Of the library that speaks to proxies: their address with its password.
  'DEBUG',
  // A file of settings for OpenSSL can name libraries that it loads into the program, and weaken every connection.
  'OPENSSL_CONF',
  'OPENSSL_MODULES',
  'OPENSSL_ENGINES',
  'NODE_REDIRECT_WARNINGS',
]);

/**
 * Of Node, in `NODE_OPTIONS`. A heap snapshot and a core dump hold tokens as well. What is loaded with `--require` is
 * mostly a tool that watches a program: it reads all requests, and some send them elsewhere.
 */
const UNSAFE_NODE_OPTION =
  /^--?(?:r$|require|import|loader|experimental-loader|experimental-config|experimental-default-config|experimental-policy|snapshot-blob|openssl-config|openssl-shared-config|trace|inspect|debug|report|diagnostic|tls-keylog|heap-?prof|heap-?snapshot|cpu-prof|prof|log|abort-on-uncaught|experimental-network-inspection|redirect-code|track-heap)/;

/** The same without what is unsafe; null if nothing is. */
export function withoutUnsafe({ env, args }: StartConditions): StartConditions | null {
  const unsafeNames = Object.keys(env).filter((name) => isUnsafeVariable(name, env[name] ?? ''));
  const { accepted, refused } = sortArguments(args);
  if (unsafeNames.length === 0 && refused.length === 0) return null;
  return {
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !unsafeNames.includes(name))),
    args: accepted,
  };
}

/** Windows does not distinguish case in names. An option's value can be a word of its own, so all options go. */
function isUnsafeVariable(name: string, value: string): boolean {
  const upper = name.toUpperCase();
  if (upper !== 'NODE_OPTIONS') return UNSAFE_VARIABLES.has(upper);
  // Node takes `_` for `-`, and quotes around an option.
  return value
    .replaceAll('_', '-')
    .split(/[\s"]+/)
    .some((option) => UNSAFE_NODE_OPTION.test(option));
}

/**
 * Starts this program again with `safe`, on the same terminal. Resolves with its exit code, or with the shell's code if
 * a signal ended it. `file` is the program's own file under plain Node, null in a package. Electron replaces handlers of
 * signals that were set before it was ready, and would end without the other program.
 */
export function startAgain(
  safe: StartConditions,
  file: string | null,
  ready: Promise<void> = Promise.resolve(),
): Promise<number> {
  // Options of Node itself are left out: some of them write traffic too.
  const args = file === null ? safe.args : [file, ...safe.args];
  const child = spawn(process.execPath, [...args], { env: safe.env, stdio: 'inherit' });
  void ready.then(() => {
    forwardSignals(child);
  });
  return new Promise((resolve) => {
    child.once('error', () => {
      process.stderr.write('Latchkey could not start without the debugging that was asked for.\n');
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

function forwardSignals(child: ChildProcess): void {
  // A terminal sends Ctrl+C to both programs. Sent twice, it would end the command at once.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
}

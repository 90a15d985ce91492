/** Loaded before Electron's own installer, which would wait for minutes on a server that says nothing. */
import { watchedFetch } from './watched-fetch';

/** How the installer's process is told its limit, in milliseconds. */
globalThis.fetch = watchedFetch(globalThis.fetch, Number(process.env['LATCHKEY_DOWNLOAD_SILENCE']));

/** What a page may never do, whatever happens in it. */
import { app, session, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol';

export function hardenApp(): void {
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  // Calls of WebRTC pass neither the policy of the page nor `onBeforeRequest`: they are left the proxy alone.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Where nobody can listen. */
const UNREACHABLE_PROXY = 'socks5://0.0.0.0:0';

/** The page asks for no permission and no network; the session grants none. */
export function hardenSession(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === 'clipboard-sanitized-write');
  });
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  );
  session.defaultSession.webRequest.onBeforeRequest((details, decide) => {
    const allowed = ['app:', 'data:', 'devtools:', 'blob:'];
    decide({ cancel: !allowed.some((scheme) => details.url.startsWith(scheme)) });
  });
  // Connections that do not ask there, those of WebRTC, end at a proxy that is not there.
  void session.defaultSession.setProxy({
    proxyRules: UNREACHABLE_PROXY,
    proxyBypassRules: '<-loopback>',
  });
}

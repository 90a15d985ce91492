/** Forbids the page everything that it does not need: navigation, windows, permissions, network. */
import { app, session, type WebContents } from 'electron';
import { APP_ORIGIN, LOCK_ORIGIN } from './app-protocol';

const ownOrigins = [APP_ORIGIN, LOCK_ORIGIN];
const isOf = (origin: string, url: string): boolean => url.startsWith(`${origin}/`);

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
    // Only main goes from the page of the lock to that of the app, and back.
    const isOwn = ownOrigins.some((origin) => isOf(origin, url) && isOf(origin, contents.getURL()));
    if (!isOwn) event.preventDefault();
  });
  // A page that asks to stay must not keep the page of the lock away.
  contents.on('will-prevent-unload', (event) => {
    event.preventDefault();
  });
  returnToOwnPage(contents);
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  // WebRTC ignores the content security policy and `onBeforeRequest`. This leaves it only the proxy.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** `will-navigate` does not see `about:blank`, so a page that got there is replaced by the last one of ours. */
function returnToOwnPage(contents: WebContents): void {
  let own: string | null = null;
  contents.on('did-navigate', (_event, url) => {
    if (ownOrigins.some((origin) => isOf(origin, url))) own = url;
    else if (own !== null) void contents.loadURL(own);
  });
}

/** No server can listen here. */
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
  // Connections that bypass onBeforeRequest, such as those of WebRTC, end at an unreachable proxy.
  void session.defaultSession.setProxy({
    proxyRules: UNREACHABLE_PROXY,
    proxyBypassRules: '<-loopback>',
  });
}

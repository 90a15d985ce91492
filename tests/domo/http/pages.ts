/** HTML that comes where JSON was asked for (domo-api 7.2, 7.3). All of it is invented. */
import { html, type Reply } from './reply';

const page = (title: string, body: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n${body}\n</body>\n</html>\n`;

/** The caller's address that the blocked page names; of a range kept for documentation. */
export const blockedAddress = '203.0.113.77';

/** 200 and `Domo - Blocked`: the allowlist does not know the caller (domo-api 8.18). */
export const blockedPage = (): Reply =>
  html(
    page(
      'Domo - Blocked',
      `<h1>Access blocked</h1>\n<p>Your IP address ${blockedAddress} is not on the allowlist of this company.</p>\n<p>Ask your Domo administrator.</p>`,
    ),
  );

/** 303 with `whitelist/blocked` in the body and a Location (domo-api 9.3). */
export const blockedRedirect = (origin: string): Reply => ({
  status: 303,
  headers: {
    'content-type': 'text/plain;charset=UTF-8',
    location: `${origin}/domoweb/whitelist/blocked`,
  },
  body: 'See other: /domoweb/whitelist/blocked',
});

export const loginRedirect = (origin: string): Reply => ({
  ...html(page('Redirect', '<p>Sign in first.</p>'), 302),
  headers: { location: `${origin}/auth/index`, 'content-type': 'text/html;charset=UTF-8' },
});

export const loginPage = (): Reply =>
  html(
    page(
      'Domo - Sign in',
      '<form action="/auth/index" method="post"><input name="username"></form>',
    ),
  );

export const catchAllPage = (): Reply =>
  html(page('Domo', '<h1>Looking for your Domo?</h1><p>This address is not in use.</p>'));

export const errorPage = (status: number): Reply =>
  html(page(`Error ${String(status)}`, `<h2>HTTP ERROR ${String(status)}</h2><hr>`), status);

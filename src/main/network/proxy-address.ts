/** The address of a proxy as credentials are kept under: scheme, host and port. */
import { fail } from '../../contract';
import { describeProxy } from '../domo/http/proxy';

/** Fails with `invalidRequest`, without the text: it may hold a password. */
export function parseProxyAddress(text: string): string {
  const url = text.includes('://') ? text.trim() : `http://${text.trim()}`;
  if (!URL.canParse(url)) return refuse('This is not the address of a proxy.');
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(url);
  if (!/^https?:$/.test(protocol)) {
    return refuse('Latchkey can use proxies of the kind http and https only.');
  }
  if (username !== '' || password !== '') {
    return refuse('The address names a user or a password: give them in their own fields.');
  }
  if (hostname === '' || pathname !== '/' || search !== '' || hash !== '') {
    return refuse('This is not the address of a proxy.');
  }
  return describeProxy(url);
}

const refuse = (message: string): never =>
  fail('invalidRequest', message, { next: 'Give it as http://proxy.example:3128.' });

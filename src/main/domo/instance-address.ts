/** Turns what a user types for an instance into its origin (domo-api 1.1). */
import { fail } from '../../contract';

export interface InstanceAddress {
  /** For example `https://acme.domo.com`; no path, no trailing slash. */
  readonly origin: string;
  /** The part before `.domo.com`; for a loopback address, host and port. */
  readonly instance: string;
}

/** Hosts under domo.com that are not instances. */
const RESERVED_NAMES = new Set([
  'www',
  'api',
  'developer',
  'embed',
  'ai',
  'community-forums',
  'domo-support',
  'adminprod',
]);

const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const refuseAddress = (message: string): never =>
  fail('invalidRequest', message, {
    next: 'Give the instance as acme, acme.domo.com or https://acme.domo.com.',
  });

/** Fails with `invalidRequest`; the message says why. */
export function parseInstance(input: string): InstanceAddress {
  const text = mendScheme(input.trim().toLowerCase());
  if (text === '') return refuseAddress('An instance is needed.');
  const url = toUrl(text);
  if (url.username !== '' || url.password !== '') {
    return refuseAddress('An address with a user name or password in it is not taken.');
  }
  if (isLoopback(url.hostname)) return { origin: url.origin, instance: url.host };
  if (url.protocol !== 'https:') return refuseAddress('Only https is taken for a Domo instance.');
  if (url.port !== '') return refuseAddress('A Domo instance has no port of its own.');
  // The dot that ends a full name: the same host.
  return toDomoInstance(url.hostname.replace(/\.$/, ''));
}

/**
 * `https:/acme.domo.com` and the like, as a slip of the hand leaves them. Without it, `https//acme.domo.com` would be the
 * instance `https`, which may be somebody's, and the token would be sent there.
 */
const mendScheme = (text: string): string =>
  text.replace(/^(https?)(?::[/\\]*|[/\\]{1,2})(?=[^:/\\])/, '$1://');

function toUrl(text: string): URL {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//.test(text);
  const host = hasScheme ? text : text.replace(/[/?#].*$/s, '');
  if (!hasScheme && /[^a-z0-9.:@[\]-]/.test(host)) {
    return refuseAddress('The name of an instance has only letters, digits, dashes and dots.');
  }
  let url: URL;
  try {
    url = new URL(hasScheme ? text : `https://${expandName(host)}`);
  } catch {
    return refuseAddress('This is not the name or address of an instance.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refuseAddress('Only https is taken for a Domo instance.');
  }
  return url;
}

/** A name without dots, and the one known kind with a dot: `myname-dev-1000.demo`. Then a port, to be judged as one. */
const INSTANCE_NAME = /^([a-z0-9-]+(?:\.demo)?)(:\d*)?$/;

/**
 * Names stand for hosts under domo.com. Anything else is a whole host, with or without `https://`: otherwise
 * `dashboards.acme.com` would become a host under domo.com that nobody meant.
 */
const expandName = (text: string): string =>
  text.replace(INSTANCE_NAME, (whole: string, name: string, port = '') =>
    isLoopback(name) ? whole : `${name}.domo.com${port}`,
  );

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname === '[::1]' ||
  hostname === '::1' ||
  /^127(?:\.\d{1,3}){3}$/.test(hostname);

function toDomoInstance(hostname: string): InstanceAddress {
  if (!hostname.endsWith('.domo.com')) {
    return refuseAddress(
      hostname === 'domo.com'
        ? 'domo.com itself is not an instance.'
        : 'Only hosts under domo.com are taken.',
    );
  }
  const instance = hostname.slice(0, -'.domo.com'.length);
  if (RESERVED_NAMES.has(instance)) return refuseAddress(`${hostname} is not an instance.`);
  if (instance.startsWith('xn--') || !instance.split('.').every((part) => HOST_LABEL.test(part))) {
    return refuseAddress('The name of an instance has only letters, digits, dashes and dots.');
  }
  return { origin: `https://${hostname}`, instance };
}

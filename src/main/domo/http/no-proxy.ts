/** Which hosts `NO_PROXY` names, read as curl, Go and Python read it. */
import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * True if the request is made without a proxy. `domo.com`, `.domo.com` and `*.domo.com` name the domain and all below
 * it; `*` names every host. An entry may end with a port, and be an address or a range of addresses (`10.0.0.0/8`).
 */
export function isNamedByNoProxy(url: string, list: string): boolean {
  const { hostname, port } = new URL(url);
  const host = toHostName(hostname);
  return list
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => names(entry, host, port === '' ? defaultPort(url) : port));
}

const defaultPort = (url: string): string => (url.startsWith('http:') ? '80' : '443');

/** Without the brackets of an IPv6 address, and without the dot that ends a full name. */
const toHostName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');

function names(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isInRange(entry, host);
  const [, name = entry, wantedPort] = isIP(entry) ? [] : (/^(.+?)(?::(\d+))?$/.exec(entry) ?? []);
  if (wantedPort !== undefined && wantedPort !== port) return false;
  const wanted = toHostName(name.replace(/^\*?\./, ''));
  if (isIP(host) !== 0) return isIP(wanted) !== 0 && isInRange(wanted, host);
  return host === wanted || host.endsWith(`.${wanted}`);
}

/** `range`: an address, or one with the number of bits that count. */
function isInRange(range: string, host: string): boolean {
  const [address = '', bits] = range.split('/').map(toHostName);
  if (isIP(address) === 0 || isIP(address) !== isIP(host)) return false;
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const prefix = Number(bits ?? (family === 'ipv6' ? 128 : 32));
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > (family === 'ipv6' ? 128 : 32))
    return false;
  const found = new BlockList();
  found.addSubnet(address, prefix, family);
  return found.check(host, family);
}

/** An instance's own page of accounts, for the system browser. */
import { fail } from '../../contract';

/** Fails with `invalidRequest` for what is not Domo itself: a browser must not be sent anywhere else. */
export function accountsPage(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  if (protocol !== 'https:' || !hostname.endsWith('.domo.com')) {
    fail('invalidRequest', 'This instance has no page in Domo: it is not at domo.com.', {
      next: 'Open it by hand, if it has pages at all.',
    });
  }
  return new URL('/datacenter/accounts', origin).href;
}

/** An instance of the list as the command line gets it, by what names it. */
import type { Profile } from '../../src/contract';

export const namedProfile = (id: string, label: string, instance: string): Profile => ({
  id,
  label,
  instance,
  origin: `https://${instance}.domo.com`,
  group: '',
  colour: 'blue',
  guard: 'normal',
  token: 'keychain',
  user: null,
  lastCheck: null,
  lastSync: null,
  readAt: null,
  counts: { accounts: 0, oauth: 0, invalid: 0 },
  createdAt: 0,
});

/** A client of an instance that asks with a token of its own, and not with the one in use. Whoever made it closes it. */
import type { DomoClient } from '../domo';
import type { Workspace } from '../workspace';

export async function createTokenClient(
  { network, clients }: Pick<Workspace, 'network' | 'clients'>,
  origin: string,
  token: string,
): Promise<DomoClient> {
  // Loaded on first use, so that the window does not wait for the HTTP client.
  const { createDomoClient } = await import('../domo');
  return createDomoClient({
    origin,
    token: () => Promise.resolve(token),
    network,
    places: clients.places,
  });
}

/** Sends requests that Latchkey sent once more, with nothing around them: what a flow is compared with. */
import type { LoggedRequest } from '../../domo';

/** As many as Latchkey has in flight to one instance. */
const IN_FLIGHT = 5;

/** In their order, a few beside each other. */
export async function sendPlainly(
  origin: string,
  token: string,
  requests: readonly LoggedRequest[],
): Promise<void> {
  const rest = [...requests];
  const sendNext = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      const { method, url, body } = next;
      const answer = await fetch(`${origin}${url}`, {
        method,
        headers: { 'x-domo-developer-token': token, 'content-type': 'application/json' },
        ...(body === '' ? {} : { body }),
      });
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sendNext));
}

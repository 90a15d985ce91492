/** Sends requests that Latchkey sent once more, with nothing around them: what a flow is compared with. */
import type { LoggedRequest } from '../../domo';
import { benchRow, type BenchRow } from '../bench-row';
import type { Cost } from '../cost-of';

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

interface FlowFigures {
  readonly name: string;
  readonly cost: Cost;
  /** Of the same requests alone. */
  readonly plain: Cost;
  readonly requests: number;
  /** What is not as it was to be, with its unit. */
  readonly wrong: { readonly what: string; readonly count: number; readonly unit: string };
}

/** A flow beside the requests that it sent. */
export const rowBesideRequests = ({ name, cost, plain, requests, wrong }: FlowFigures): BenchRow =>
  benchRow({
    part: 'flows',
    name: `${name}, plan and run, processor time`,
    figure: cost.processorSeconds,
    unit: 's',
    comparison: { what: `the same ${requests} requests alone`, figure: plain.processorSeconds },
    target: { of: 'ratio', atMost: 4 },
    parts: [
      { name: 'wall time', figure: cost.seconds, comparison: plain.seconds },
      { name: wrong.what, figure: wrong.count, unit: wrong.unit },
    ],
  });

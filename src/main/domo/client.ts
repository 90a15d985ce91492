/** The client of one instance: every route over one line, with one set of rules for every answer. */
import { createAsk } from './ask';
import { Line } from './line';
import { createReading } from './routes/reading';
import { createSharing } from './routes/sharing';
import { createSupporting } from './routes/supporting';
import { createWriting } from './routes/writing';
import type { DomoClient, DomoClientOptions } from './types';
import { createWrite } from './write';

export function createDomoClient(options: DomoClientOptions): DomoClient {
  const line = new Line(options);
  const ask = createAsk(line);
  const write = createWrite(line);
  return {
    origin: options.origin,
    ...createReading(ask, options.origin),
    ...createWriting(write),
    ...createSharing(write),
    ...createSupporting(ask),
    pace: () => line.pace.state(),
    close: () => {
      line.close();
    },
  };
}

/** The stand-in of Domo in a process of its own, so that its work does not count as main's. */
import { createStandIn, makeCompany } from '../domo';

const WRITE = /\.(?:create|delete|updateConfig|rename|share|shareV1)$/u;

/** What the stand-in tells when it listens. */
export interface StandInStarted {
  readonly instances: Readonly<Record<string, { readonly origin: string; readonly token: string }>>;
}
/** A request that would change something: where, and its method. */
export interface SeenWrite {
  readonly instance: string;
  readonly method: string;
  readonly path: string;
}

async function serve(): Promise<void> {
  const standIn = await createStandIn({ instances: makeCompany().list });
  const all = Object.values(standIn.instances);
  process.on('message', () => {
    const writes: SeenWrite[] = all.flatMap(({ name, log }) =>
      log
        .all()
        .filter(({ route }) => WRITE.test(route ?? ''))
        .map(({ method, path }) => ({ instance: name, method, path })),
    );
    process.send?.(writes);
  });
  process.once('disconnect', () => process.exit());
  const instances = Object.fromEntries(
    all.map((each) => [each.name, { origin: each.origin, token: each.token('admin') }]),
  );
  process.send?.({ instances } satisfies StandInStarted);
}

void serve();

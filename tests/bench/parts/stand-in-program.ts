/** The stand-in in a process of its own, so that what it costs is not taken for a cost of Latchkey. */
import { createStandIn, makeBigInstance } from '../../domo';

export interface FleetOfStandIn {
  readonly instances: number;
  readonly accountsEach: number;
  /** Milliseconds until each answer. */
  readonly answerMs: number;
}

export interface ServedInstance {
  readonly name: string;
  readonly origin: string;
  readonly token: string;
}

async function serve({ instances, accountsEach, answerMs }: FleetOfStandIn) {
  const names = Array.from({ length: instances }, (_, at) => `i${at}`);
  const standIn = await createStandIn({
    instances: names.map((name, seed) => makeBigInstance({ name, accounts: accountsEach, seed })),
  });
  return Object.values(standIn.instances).map(({ name, origin, tokens, faults }) => {
    if (answerMs > 0) faults.add({ kind: 'delay', ms: answerMs });
    return { name, origin, token: tokens['admin'] ?? '' };
  });
}

process.once('message', (fleet: FleetOfStandIn) => {
  void serve(fleet).then((served: readonly ServedInstance[]) => process.send?.(served));
});
process.once('disconnect', () => process.exit());
process.send?.('ready');

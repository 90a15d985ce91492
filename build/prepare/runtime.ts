/** Which Electron this machine runs Latchkey on. */
import { say, Stop } from '../lib/say';
import { evaluationPossible, evaluationProgram, fetchEvaluation } from './evaluation';
import { fetchOfficial, officialProgram } from './official';

export interface Runtime {
  /** The path of its program. */
  readonly program: string;
  readonly evaluation: boolean;
}

/** Where a runtime can come from. Tests give their own. */
export interface Sources {
  /** Null when it is not there. */
  readonly officialProgram: () => string | null;
  /** True when it is there afterwards. */
  readonly fetchOfficial: () => Promise<boolean>;
  readonly evaluationPossible: () => boolean;
  readonly evaluationProgram: () => string | null;
  /** Raises Stop when it cannot be fetched. */
  readonly fetchEvaluation: () => Promise<void>;
}

const real: Sources = {
  officialProgram,
  fetchOfficial: () => fetchOfficial(),
  evaluationPossible: () => evaluationPossible(),
  evaluationProgram,
  fetchEvaluation,
};

/** The runtime that is there; the official one before the evaluation one. */
export function installedRuntime(from: Sources = real): Runtime | null {
  const official = from.officialProgram();
  if (official !== null) return { program: official, evaluation: false };
  const evaluation = from.evaluationPossible() ? from.evaluationProgram() : null;
  return evaluation === null ? null : { program: evaluation, evaluation: true };
}

/** The runtime, fetched when it is not there. Raises Stop when that is impossible. */
export async function ensureRuntime(from: Sources = real): Promise<Runtime> {
  const there = installedRuntime(from);
  if (there) return there;
  if (await from.fetchOfficial()) return present(from);
  if (!from.evaluationPossible()) {
    throw new Stop(
      'Electron could not be downloaded. Check the network, or name a mirror in ELECTRON_MIRROR, then run this again.',
    );
  }
  say('The download host of the official Electron cannot be reached from here.');
  await from.fetchEvaluation();
  say(
    'This runtime gets no security fixes: do not use it with real credentials. `npm run prepare-machine -- --official` tries the official one again.',
  );
  return present(from);
}

/** The official runtime and no other. Raises Stop when it cannot be fetched. */
export async function ensureOfficial(from: Sources = real): Promise<Runtime> {
  if (from.officialProgram() === null && !(await from.fetchOfficial())) {
    throw new Stop('The official Electron could not be downloaded from here.');
  }
  return present(from);
}

function present(from: Sources): Runtime {
  const runtime = installedRuntime(from);
  if (!runtime) throw new Stop('Electron was fetched, but its program is not there.');
  return runtime;
}

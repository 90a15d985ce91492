/** Adds the instances of a list, several at a time and each for itself. */
import {
  createProblem,
  ProblemError,
  toProblem,
  type AddedInstance,
  type InstanceListLine,
  type ParsedRequestFor,
  type Problem,
  type Profile,
  type RequestFor,
  type Result,
} from '../../../contract';

/** Token checks at a time. Each is one request to an instance of its own. */
const WORKERS = 6;

type Request = ParsedRequestFor<'profile.addMany'>;

/** How one instance is added or changed; the caller guards and records it. */
export interface AddSteps {
  readonly add: (request: RequestFor<'profile.add'>) => Promise<Result<{ profile: Profile }>>;
  readonly addWithoutToken: (line: InstanceListLine) => Promise<Result<{ profile: Profile }>>;
  readonly update: (request: RequestFor<'profile.update'>) => Promise<Result<{ profile: Profile }>>;
  /** Fails with `noToken`. */
  readonly resolveToken: (reference: string) => Promise<string>;
  /** Told after each instance. */
  readonly onDone: (done: number) => void;
}

type Settings = Pick<Request, 'update' | 'keep' | 'check' | 'allowCommands'>;

/** One result per line, in the order of `lines`. `tokens`: by line. */
export async function addInstances(
  lines: readonly InstanceListLine[],
  tokens: ReadonlyMap<number, string>,
  settings: Settings,
  steps: AddSteps,
): Promise<AddedInstance[]> {
  const results: AddedInstance[] = [];
  const waiting = lines.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [at, line] of waiting) {
      results[at] = await addLine(line, tokens.get(line.line) ?? null, settings, steps);
      steps.onDone(++done);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return results;
}

async function addLine(
  line: InstanceListLine,
  token: string | null,
  settings: Settings,
  steps: AddSteps,
): Promise<AddedInstance> {
  const toResult = (
    outcome: AddedInstance['outcome'],
    profileId: string | null = line.profileId,
    problem: Problem | null = null,
  ): AddedInstance => {
    const { line: number, instance, label } = line;
    return { line: number, instance, label: label ?? instance, outcome, profileId, problem };
  };
  try {
    if (line.state === 'refused') {
      return toResult('failed', null, createProblem('invalidRequest', line.reason));
    }
    const known = token ?? (line.needsToken ? await followReference(line, steps) : null);
    if (line.state === 'new') {
      const { profile } = valueOf(await addNew(line, known, settings, steps));
      return toResult(known === null ? 'tokenMissing' : 'added', profile.id);
    }
    const newToken = line.needsToken ? known : null;
    const changes = settings.update ? toSettings(line) : {};
    if (newToken === null && !settings.update && line.state === 'changed') return toResult('kept');
    if (newToken === null && line.state === 'same') return toResult('same');
    const withToken = newToken === null ? {} : { token: newToken, keep: settings.keep };
    valueOf(await steps.update({ profileId: line.profileId ?? '', ...changes, ...withToken }));
    return toResult('changed');
  } catch (error) {
    return toResult('failed', line.profileId, toProblem(error));
  }
}

const followReference = (
  { tokenFrom }: InstanceListLine,
  steps: AddSteps,
): Promise<string | null> =>
  tokenFrom === null ? Promise.resolve(null) : steps.resolveToken(tokenFrom);

function addNew(
  line: InstanceListLine,
  token: string | null,
  { keep, check }: Settings,
  steps: AddSteps,
): Promise<Result<{ profile: Profile }>> {
  if (token === null) return steps.addWithoutToken(line);
  return steps.add({ instance: line.origin, token, keep, check, ...toSettings(line) });
}

/** Only what the list says. */
const toSettings = ({ label, group, colour, guard }: InstanceListLine) => ({
  ...(label === null ? {} : { label }),
  ...(group === null ? {} : { group }),
  ...(colour === null ? {} : { colour }),
  ...(guard === null ? {} : { guard }),
});

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

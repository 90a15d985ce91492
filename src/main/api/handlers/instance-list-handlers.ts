/** Handlers of lists of instances: profile.export, profile.readList, profile.addMany and app.chooseInstanceList. */
import {
  fail,
  INSTANCE_LIST_BOUNDS,
  createProblem,
  toProblem,
  type InstanceListLine,
  type instanceListOperations,
  type ParsedRequestFor,
  type ResponseFor,
  type Result,
  type Profile,
} from '../../../contract';
import { decodeText, isDecodedText } from '../../../contract/decode-text';
import type { CallContext } from '../../call-context';
import { writeTextFile } from '../../export';
import { FileTooLarge, readChosenFile } from '../../own-files';
import { addInstances } from '../../profiles/list/add-instances';
import { planInstanceList } from '../../profiles/list/plan-instance-list';
import { toJsonList } from '../../profiles/list/to-json-list';
import { buildReferenceQuestion } from '../../profiles/list/reference-question';
import { isCommand, resolveTokenReference } from '../../profiles/list/token-references';
import { resolveExportTarget } from './export-target';
import type { Handlers, HandlerServices } from './handler-types';
import { toPlannedActivity } from './profile-handlers';

export const instanceListHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof instanceListOperations> => {
  const { profiles, workspace, desktop } = services;
  return {
    'profile.export': async ({ tokenFrom, ...request }, context) => {
      const listed = await (await workspace.store()).listProfiles();
      const target = await resolveExportTarget(request, context, {
        desktop,
        workspace,
        of: 'instances',
      });
      await writeTextFile([toJsonList(listed, tokenFrom)], target);
      return { file: target.file, instances: listed.length };
    },
    'profile.readList': async ({ text }) => {
      const { readInstanceList } = await import('../../profiles/list/read-instance-list');
      const { parseInstance } = await import('../../domo');
      return {
        lines: planInstanceList(readInstanceList(text), await profiles.list(), parseInstance),
      };
    },
    'profile.addMany': (request, context) => addMany(services, request, context),
    'app.chooseInstanceList': async () => {
      if (desktop === null) fail('needsWindow', 'This needs the Latchkey window.');
      const file = await desktop.chooseInstanceListFile();
      return { text: file === null ? null : readListFile(file) };
    },
  };
};

/** Never more than a list can have. Fails with `notFound` or `invalidRequest`. */
function readListFile(file: string): string {
  let text: string;
  try {
    text = decodeText(readChosenFile(file, INSTANCE_LIST_BOUNDS.textLength));
  } catch (error) {
    if (error instanceof FileTooLarge)
      return fail('invalidRequest', 'The file is larger than a list can be (1 MB).');
    return fail('notFound', 'The file cannot be read.', {
      next: 'Choose a file that you may read.',
    });
  }
  if (isDecodedText(text)) return text;
  return fail('invalidRequest', 'The file is not in UTF-8. UTF-16 needs a byte order mark.', {
    next: 'Save it as UTF-8, then choose it again.',
  });
}

async function addMany(
  services: HandlerServices,
  request: ParsedRequestFor<'profile.addMany'>,
  context: CallContext,
): Promise<ResponseFor<'profile.addMany'>> {
  const { profiles } = services;
  const { parseInstance } = await import('../../domo');
  const lines = planInstanceList(request.instances, await profiles.list(), parseInstance);
  const tokens = new Map(
    request.instances.flatMap(({ line, token }) => (token === null ? [] : [[line, token]])),
  );
  await allowReferences(
    services,
    request,
    context,
    lines.filter((line) => isFollowed(line, tokens)),
  );
  const resolveToken = oneAfterOther((reference: string) =>
    resolveTokenReference(reference, context.signal),
  );
  const total = lines.length;
  const tell = (done: number): void => {
    context.progress({
      profileId: 'instances',
      phase: 'creating',
      done,
      total,
      waitingUntil: null,
    });
  };
  tell(0);
  const results = await addInstances(lines, tokens, request, {
    add: (each) => context.call('profile.add', each),
    addWithoutToken: (line) => addWithoutToken(services, line, context),
    update: (each) => context.call('profile.update', each),
    resolveToken,
    onDone: tell,
  });
  return { results };
}

const isFollowed = (
  { line, state, needsToken, tokenFrom }: InstanceListLine,
  tokens: ReadonlyMap<number, string>,
): boolean => state !== 'refused' && needsToken && tokenFrom !== null && !tokens.has(line);

/** Fails with `cancelled` or `invalidRequest` before anything is read or added. */
async function allowReferences(
  { desktop }: HandlerServices,
  { allowCommands }: ParsedRequestFor<'profile.addMany'>,
  { source, signal }: CallContext,
  followed: readonly InstanceListLine[],
): Promise<void> {
  const referring = followed.flatMap(({ instance, tokenFrom }) =>
    tokenFrom === null ? [] : [{ instance, tokenFrom }],
  );
  if (referring.length === 0) return;
  if (source === 'window') {
    const agreed = await desktop?.ask(buildReferenceQuestion(referring), signal);
    if (agreed === true) return;
    fail('cancelled', 'No token was read, and no instance was added.');
  }
  if (!allowCommands && referring.some(({ tokenFrom }) => isCommand(tokenFrom))) {
    fail('cancelled', 'No command of the list was run, and no instance was added.', {
      next: 'Run it again with --allow-commands if you know every command of the list.',
    });
  }
}

/** Programs that ask for a password would otherwise ask several times at once. */
function oneAfterOther<T>(work: (given: T) => Promise<string>): (given: T) => Promise<string> {
  let last: Promise<unknown> = Promise.resolve();
  return (given) => {
    const result = last.then(() => work(given));
    last = result.catch(() => undefined);
    return result;
  };
}

async function addWithoutToken(
  { profiles, journal }: HandlerServices,
  { origin, label, group, colour, guard }: InstanceListLine,
  { source, signal }: CallContext,
): Promise<Result<{ profile: Profile }>> {
  try {
    signal.throwIfAborted();
    const profile = await profiles.prepareNew(
      {
        instance: origin,
        token: '',
        ...(label === null ? {} : { label }),
        group: group ?? '',
        colour: colour ?? 'blue',
        guard: guard ?? 'normal',
        keep: 'session',
        check: false,
      },
      signal,
    );
    const activity = {
      ...toPlannedActivity('profile.add', source, profile.id, null, profile.guard),
      of: profile,
    };
    const add = (): Promise<Profile> => profiles.addWithoutToken(profile);
    return { ok: true, value: { profile: await journal.runRecorded(activity, add) } };
  } catch (error) {
    if (signal.aborted) {
      return { ok: false, problem: createProblem('cancelled', 'This was cancelled.') };
    }
    return { ok: false, problem: toProblem(error) };
  }
}

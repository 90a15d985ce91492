/** profile.* */
import {
  ProblemError,
  type Guard,
  type ParsedRequestFor,
  type Profile,
  type profileOperations,
} from '../../../contract';
import type { PlannedActivity } from '../../activity/activity-journal';
import type { CallContext } from '../../call-context';
import {
  toGuardChange,
  isLowerGuard,
  guardKeptProblem,
  buildLowerGuardQuestion,
} from '../../profiles/guard-change';
import type { Handlers, HandlerServices } from './handler-types';

export const profileHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof profileOperations> => {
  const { profiles, journal } = services;
  return {
    'profile.list': async () => ({ profiles: await profiles.list() }),
    'profile.add': async (request, { source, signal }) => {
      const made = await profiles.prepareNew(request, signal);
      const adding = {
        ...toPlannedActivity('profile.add', source, made.id, null, made.guard),
        of: made,
      };
      const add = (): Promise<Profile> => profiles.add(made, request.token);
      return { profile: await journal.runRecorded(adding, add) };
    },
    'profile.update': async (request, context) => ({
      profile: await updateWithGuardQuestion(services, request, context),
    }),
    'profile.remove': async ({ profileId }, { source }) => {
      const { guard } = await profiles.get(profileId);
      const removing = toPlannedActivity('profile.remove', source, profileId, guard, null);
      await journal.runRecorded(removing, () => profiles.remove(profileId));
      return { removed: profileId };
    },
    'profile.check': (request, { signal }) =>
      'profileId' in request
        ? profiles.checkToken(request.profileId, signal)
        : profiles.tryToken(request, signal),
  };
};

/** About an instance and no account of it: of all its settings, the guard is what is on record. */
const toPlannedActivity = (
  operation: PlannedActivity['operation'],
  source: PlannedActivity['source'],
  profileId: string,
  before: Guard | null,
  after: Guard | null,
): PlannedActivity => ({
  operation,
  source,
  profileId,
  kind: null,
  accountId: null,
  account: '',
  changes: [toGuardChange(before, after)],
});

/** That a guard protects less is a person's to say, and no page's: in the window it is asked outside the page. */
async function updateWithGuardQuestion(
  { profiles, journal, desktop }: HandlerServices,
  request: ParsedRequestFor<'profile.update'>,
  { source, signal }: CallContext,
): Promise<Profile> {
  const { profileId, guard } = request;
  const before = await profiles.get(profileId);
  const change = (): Promise<Profile> => profiles.update(request, signal);
  if (guard === undefined || guard === before.guard) return change();
  const changing = toPlannedActivity('profile.update', source, profileId, before.guard, guard);
  if (source === 'window' && isLowerGuard(before.guard, guard)) {
    const agreed = await desktop?.ask(buildLowerGuardQuestion(before, before.guard, guard), signal);
    if (agreed !== true) {
      const kept = guardKeptProblem(before, before.guard);
      await journal.recordRefusal(changing, kept);
      throw new ProblemError(kept);
    }
  }
  return journal.runRecorded(changing, change);
}

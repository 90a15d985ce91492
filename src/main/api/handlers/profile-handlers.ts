/** Handlers of profile.* */
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
      const newProfile = await profiles.prepareNew(request, signal);
      const activity = {
        ...toPlannedActivity('profile.add', source, newProfile.id, null, newProfile.guard),
        of: newProfile,
      };
      const add = (): Promise<Profile> => profiles.add(newProfile, request.token);
      return { profile: await journal.runRecorded(activity, add) };
    },
    'profile.update': async (request, context) => ({
      profile: await updateWithGuardQuestion(services, request, context),
    }),
    'profile.remove': async ({ profileId }, { source }) => {
      const { guard } = await profiles.get(profileId);
      const activity = toPlannedActivity('profile.remove', source, profileId, guard, null);
      await journal.runRecorded(activity, () => profiles.remove(profileId));
      return { removed: profileId };
    },
    'profile.check': (request, { signal }) =>
      'profileId' in request
        ? profiles.checkToken(request.profileId, signal)
        : profiles.tryToken(request, signal),
  };
};

/** The activity of a change to an instance itself. Of its settings, only the guard is recorded. */
export const toPlannedActivity = (
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

/** In the window, main asks the user before it lowers a guard: a manipulated page must not be able to answer. */
async function updateWithGuardQuestion(
  { profiles, journal, desktop }: HandlerServices,
  request: ParsedRequestFor<'profile.update'>,
  { source, signal }: CallContext,
): Promise<Profile> {
  const { profileId, guard } = request;
  const before = await profiles.get(profileId);
  const change = (): Promise<Profile> => profiles.update(request, signal);
  if (guard === undefined || guard === before.guard) return change();
  const activity = toPlannedActivity('profile.update', source, profileId, before.guard, guard);
  if (source === 'window' && isLowerGuard(before.guard, guard)) {
    const agreed = await desktop?.ask(buildLowerGuardQuestion(before, before.guard, guard), signal);
    if (agreed !== true) {
      const problem = guardKeptProblem(before, before.guard);
      await journal.recordRefusal(activity, problem);
      throw new ProblemError(problem);
    }
  }
  return journal.runRecorded(activity, change);
}

/** profile.* */
import {
  ProblemError,
  type Guard,
  type ParsedRequestFor,
  type Profile,
  type profileOperations,
} from '../../contract';
import type { Undertaking } from '../activity/journal';
import type { CallContext } from '../operations/context';
import { guardChange, isLower, keptGuard, lowerQuestion } from '../profiles/guard-change';
import type { Handlers, Services } from './types';

export const profileHandlers = (services: Services): Handlers<keyof typeof profileOperations> => {
  const { profiles, journal } = services;
  return {
    'profile.list': async () => ({ profiles: await profiles.list() }),
    'profile.add': async (request, { source, signal }) => {
      const made = await profiles.prepare(request, signal);
      const adding = { ...undertaking('profile.add', source, made.id, null, made.guard), of: made };
      const add = (): Promise<Profile> => profiles.add(made, request.token);
      return { profile: await journal.recorded(adding, add) };
    },
    'profile.update': async (request, context) => ({
      profile: await update(services, request, context),
    }),
    'profile.remove': async ({ profileId }, { source }) => {
      const { guard } = await profiles.get(profileId);
      const removing = undertaking('profile.remove', source, profileId, guard, null);
      await journal.recorded(removing, () => profiles.remove(profileId));
      return { removed: profileId };
    },
    'profile.check': (request, { signal }) =>
      'profileId' in request
        ? profiles.check(request.profileId, signal)
        : profiles.tryToken(request, signal),
  };
};

/** About an instance and no account of it: of all its settings, the guard is what is on record. */
const undertaking = (
  operation: Undertaking['operation'],
  source: Undertaking['source'],
  profileId: string,
  before: Guard | null,
  after: Guard | null,
): Undertaking => ({
  ...{ operation, source, profileId, kind: null, accountId: null, account: '' },
  changes: [guardChange(before, after)],
});

/** That a guard protects less is a person's to say, and no page's: in the window it is asked outside the page. */
async function update(
  { profiles, journal, desktop }: Services,
  request: ParsedRequestFor<'profile.update'>,
  { source, signal }: CallContext,
): Promise<Profile> {
  const { profileId, guard } = request;
  const before = await profiles.get(profileId);
  const change = (): Promise<Profile> => profiles.update(request, signal);
  if (guard === undefined || guard === before.guard) return change();
  const changing = undertaking('profile.update', source, profileId, before.guard, guard);
  if (source === 'window' && isLower(before.guard, guard)) {
    const agreed = await desktop?.ask(lowerQuestion(before, before.guard, guard), signal);
    if (agreed !== true) {
      const kept = keptGuard(before, before.guard);
      await journal.refused(changing, kept);
      throw new ProblemError(kept);
    }
  }
  return journal.recorded(changing, change);
}

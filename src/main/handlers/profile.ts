/** profile.* */
import type { profileOperations } from '../../contract';
import type { Handlers, Services } from './types';

export const profileHandlers = ({
  profiles,
}: Services): Handlers<keyof typeof profileOperations> => ({
  'profile.list': async () => ({ profiles: await profiles.list() }),
  'profile.add': async (request, { signal }) => ({ profile: await profiles.add(request, signal) }),
  'profile.update': async (request, { signal }) => ({
    profile: await profiles.update(request, signal),
  }),
  'profile.remove': async ({ profileId }) => {
    await profiles.remove(profileId);
    return { removed: profileId };
  },
  'profile.check': (request, { signal }) =>
    'profileId' in request
      ? profiles.check(request.profileId, signal)
      : profiles.tryToken(request, signal),
});

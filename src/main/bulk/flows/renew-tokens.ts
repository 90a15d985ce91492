/** Renews the access tokens of instances: each item is an instance, and each write one call of `tokens.renew`. */
import { createProblem, type BulkValue } from '../../../contract';
import { describeDay, describeInstant } from '../../../contract/instants';
import { isInstanceKey, OF_INSTANCE } from '../../../contract/instance-key';
import type { RenewalState } from '../../profiles/renewal/renewal-state';
import { unknownOldNote } from '../../profiles/renewal/unknown-old-note';
import type { BulkFlowMaker } from '../bulk-flow';

export const renewFlow: BulkFlowMaker<'renew'> = ({ renewals }, { days, old }) => {
  const chosen = new Map(old.map(({ profileId, tokenId }) => [profileId, tokenId]));
  return {
    async inspect({ account }, signal) {
      if (!isInstanceKey(account)) return notOfInstance;
      const { profileId } = account;
      const state = await renewals.look(profileId, chosen.get(profileId) ?? null, signal);
      const { user, pending, isSwitched, leftovers } = state;
      return {
        name: `token of ${user.displayName}`,
        dataProviderType: '',
        values: plannedValues(state, days),
        notes: plannedNotes(state),
        state: [
          String(user.id),
          pending?.id ?? null,
          isSwitched,
          state.old?.id ?? null,
          leftovers.map(({ id }) => id),
        ],
        obstacle: null,
      };
    },
    send: async (caller, { account: { profileId } }) => {
      const oldTokenId = chosen.get(profileId);
      const renewed = await caller.call('tokens.renew', {
        profileId,
        days,
        ...(oldTokenId === undefined ? {} : { oldTokenId }),
      });
      if (!renewed.ok) return renewed;
      const { newToken, name, expires, notes, problem, revoked } = renewed.value;
      const life = expires === null ? '' : `; it lives until ${describeInstant(expires)}`;
      const made = newToken === 'none' ? [] : [`The new token is ${name}${life}.`];
      const value = { problem, runNotes: [...made, ...notes] };
      // That the old one is revoked is a planned write of its own.
      const isWhole = newToken === 'inUse' && revoked !== 'not';
      return { ok: true, value: isWhole ? value : { ...value, end: 'partly' } };
    },
  };
};

const notOfInstance = {
  name: OF_INSTANCE,
  dataProviderType: '',
  values: [],
  notes: [],
  state: [],
  obstacle: createProblem('invalidRequest', 'A token is of an instance, and not of an account.'),
} as const;

function plannedValues({ pending, isSwitched, old, leftovers }: RenewalState, days: number) {
  const value = (what: string, before: string | null, after: string | null): BulkValue => ({
    what,
    secret: false,
    before,
    after,
  });
  const created =
    pending === null ? `a new one for ${days} days` : `${pending.name}, which was made already`;
  const before = old === null ? 'the one in use' : old.name;
  return [
    ...leftovers.map(({ name }) => value('token of an interrupted renewal', name, null)),
    ...(isSwitched ? [] : [value('access token', before, created)]),
    ...(old === null ? [] : [value('old access token', old.name, null)]),
  ];
}

function plannedNotes(state: RenewalState): string[] {
  const { old, pending, unlisted, isListed } = state;
  const until = old?.expires ? `The old one expires on ${describeDay(old.expires)}.` : null;
  const lost =
    unlisted.length > 0 && !isListed
      ? `An interrupted renewal may have made ${unlisted.join(', ')}: revoke it in Domo if it is there.`
      : null;
  const goesOn = pending === null ? null : 'It goes on with a renewal that was interrupted.';
  return [until, goesOn, old === null ? unknownOldNote(state) : null, lost].filter(
    (note) => note !== null,
  );
}

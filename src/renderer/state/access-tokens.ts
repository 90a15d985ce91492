/** The access tokens of the instances on screen. Domo is asked once their view is shown, and never before. */
import { create } from 'zustand';
import type { Problem, Profile, ResponseFor } from '../../contract';
import { call } from '../api/client';
import { useProfiles } from './profiles';
import { isOtherScope, shownProfileIds } from './shown-instances';
import { useView } from './view';

/** Which list is shown: the tokens that Latchkey uses, one for each instance, or all that Domo lists. */
export type TokenList = 'used' | 'all';

export interface InstanceTokens {
  /** As last read; null: not yet. */
  readonly answer: ResponseFor<'tokens.list'> | null;
  /** Why the last request failed. */
  readonly problem: Problem | null;
  readonly busy: boolean;
}

interface AccessTokensState {
  readonly byProfile: ReadonlyMap<string, InstanceTokens>;
  readonly list: TokenList;
  readonly text: string;
  /** Only tokens that end within so many days; null: all. */
  readonly withinDays: number | null;
  /** Key of the row whose details are shown. */
  readonly open: string | null;
  /** Grows with every other question, so that the grid scrolls to its top. */
  readonly queryVersion: number;
}

export const useAccessTokens = create<AccessTokensState>(() => ({
  byProfile: new Map(),
  list: 'used',
  text: '',
  withinDays: null,
  open: null,
  queryVersion: 0,
}));

/** A dead instance keeps one of them waiting. */
const INSTANCES_AT_ONCE = 16;

const notRead: InstanceTokens = { answer: null, problem: null, busy: false };

export const tokensOf = (
  byProfile: ReadonlyMap<string, InstanceTokens>,
  profileId: string,
): InstanceTokens => byProfile.get(profileId) ?? notRead;

function setTokens(profileId: string, part: Partial<InstanceTokens>): void {
  useAccessTokens.setState(({ byProfile }) => ({
    byProfile: new Map([...byProfile, [profileId, { ...tokensOf(byProfile, profileId), ...part }]]),
  }));
}

async function readInstance(profileId: string): Promise<void> {
  const result = await call('tokens.list', { profileId });
  setTokens(
    profileId,
    result.ok
      ? { answer: result.value, problem: null, busy: false }
      : { problem: result.problem, busy: false },
  );
}

/** Asks these instances, those that are being asked already left out. One that does not answer stops no other. */
export async function readAccessTokens(profileIds: readonly string[]): Promise<void> {
  const { byProfile } = useAccessTokens.getState();
  const wanted = profileIds.filter((id) => !tokensOf(byProfile, id).busy);
  for (const id of wanted) setTokens(id, { busy: true });
  const rest = wanted.values();
  const worker = async (): Promise<void> => {
    for (const id of rest) await readInstance(id);
  };
  await Promise.all(Array.from({ length: INSTANCES_AT_ONCE }, worker));
}

const profilesInScope = (): Profile[] => {
  const shown = shownProfileIds();
  const profiles = useProfiles.getState().profiles ?? [];
  return profiles.filter(({ id }) => shown === null || shown.includes(id));
};

/** All instances of the rail's scope. */
export const refreshAccessTokens = (): void => {
  void readAccessTokens(profilesInScope().map(({ id }) => id));
};

/** Another question: what is open may not be in its answer. */
const ask = (part: Partial<AccessTokensState>): void => {
  useAccessTokens.setState(({ queryVersion }) => ({
    ...part,
    open: null,
    queryVersion: queryVersion + 1,
  }));
};

export const showTokenList = (list: TokenList): void => {
  ask({ list });
};
export const setTokenText = (text: string): void => {
  ask({ text });
};
export const setTokensWithin = (withinDays: number | null): void => {
  ask({ withinDays });
};
export const clearTokenFilters = (): void => {
  ask({ text: '', withinDays: null });
};
export const openToken = (open: string | null): void => {
  useAccessTokens.setState({ open });
};

/** A renewal, another token, a check or a sync since: what was read may have changed. */
const isOutdated = ({ id, lastCheck }: Profile): boolean => {
  const { answer } = tokensOf(useAccessTokens.getState().byProfile, id);
  return answer === null || (lastCheck?.at ?? 0) > answer.readAt;
};

/** Reads what is not known yet of the view's instances. Called once, when the window starts. */
export function watchTokensView(): void {
  useView.subscribe((now, before) => {
    if (now.view !== 'tokens') return;
    if (before.view === 'tokens' && !isOtherScope(now, before)) return;
    useAccessTokens.setState({ open: null });
    void readAccessTokens(
      profilesInScope()
        .filter(isOutdated)
        .map(({ id }) => id),
    );
  });
  useProfiles.subscribe(({ profiles }, before) => {
    if (useView.getState().view !== 'tokens' || profiles === before.profiles) return;
    const unchanged = new Set(before.profiles);
    void readAccessTokens(
      profilesInScope()
        .filter((profile) => !unchanged.has(profile) && isOutdated(profile))
        .map(({ id }) => id),
    );
  });
}

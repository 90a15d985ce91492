/** The rows of both lists of access tokens: what they say, their order, and which of them are shown. Pure. */
import type { Profile, ShownToken, TokenLife } from '../../../contract';
import { matchesSearch } from '../../../contract/text-folding';
import {
  bySooner,
  endsWithin,
  expiryLevel,
  isListedToken,
  tokenLifeText,
  tokenOwnerText,
  type TokenFilter,
} from '../../../contract/token-text';
import { tokensOf, type InstanceTokens } from '../../state/access-tokens';
import { problemWord } from '../../ui/notices/problem-word';
import { toSingleLine } from '../../ui/format/format';
import { t } from '../../../contract/texts';

/** The token that Latchkey uses for an instance. */
export interface UsedTokenRow extends InstanceTokens {
  readonly profileId: string;
  readonly label: string;
  /** Null: not read. */
  readonly life: TokenLife | null;
}

export interface ListedTokenRow {
  readonly profileId: string;
  readonly label: string;
  readonly token: ShownToken;
}

type Instance = Pick<Profile, 'id' | 'label'>;
type AllTokens = ReadonlyMap<string, InstanceTokens>;

export const usedTokenKey = ({ profileId }: UsedTokenRow): string => profileId;
export const listedTokenKey = ({ profileId, token }: ListedTokenRow): string =>
  `${profileId} ${token.id}`;

export function toUsedTokens(
  instances: readonly Instance[],
  all: AllTokens,
  filter: TokenFilter,
): UsedTokenRow[] {
  return instances
    .map(({ id, label }) => {
      const tokens = tokensOf(all, id);
      return { ...tokens, profileId: id, label, life: tokens.answer?.own ?? null };
    })
    .filter(
      ({ label, life }) =>
        endsWithin(life?.earliest ?? null, filter) && matchesSearch(label, filter.text),
    )
    .sort((one, other) => bySooner(one.life?.earliest ?? null, other.life?.earliest ?? null));
}

export function toListedTokens(
  instances: readonly Instance[],
  all: AllTokens,
  filter: TokenFilter,
): ListedTokenRow[] {
  return instances
    .flatMap(({ id, label }) =>
      (tokensOf(all, id).answer?.tokens ?? []).map((token) => ({ profileId: id, label, token })),
    )
    .filter(({ label, token }) => isListedToken(token, label, filter))
    .sort((one, other) => bySooner(one.token.expires, other.token.expires));
}

export const ownerText = (token: ShownToken): string => toSingleLine(tokenOwnerText(token));

export const tokenTitle = ({ name }: Pick<ShownToken, 'name'>): string =>
  toSingleLine(name) || t('(no name)');

export interface TokenLook {
  readonly tone: 'good' | 'bad' | 'warn' | 'quiet' | 'busy';
  readonly text: string;
}

/** How near its end is, in words beside a symbol. */
export function endLook(expires: number | null, now: number): TokenLook {
  if (expires === null) return { tone: 'quiet', text: t('not known') };
  if (expires <= now) return { tone: 'bad', text: t('expired') };
  const level = expiryLevel(expires, now);
  if (level === null) return { tone: 'good', text: t('later') };
  if (level === 1) return { tone: 'bad', text: t('within 1 day') };
  return { tone: 'warn', text: t('within {level} days', { level }) };
}

/** Of the token in use: its end, or why it is not known. One of several of its user only may end so soon. */
export function usedLook({ life, problem, busy }: UsedTokenRow, now: number): TokenLook {
  if (busy) return { tone: 'busy', text: t('asking Domo…') };
  if (problem !== null) return { tone: 'bad', text: problemWord(problem.code) };
  if (life === null) return { tone: 'quiet', text: t('not read yet') };
  if (life.state === 'refused') return { tone: 'quiet', text: t('no permission') };
  const look = hasEnded(life.earliest, now)
    ? ({ tone: 'warn', text: t('ended by this clock') } as const)
    : endLook(life.earliest, now);
  return life.state === 'between' && look.tone !== 'good'
    ? { ...look, text: t('perhaps {look}', { look: look.text }) }
    : look;
}

/** Domo has just taken it. */
const hasEnded = (earliest: number | null, now: number): boolean =>
  earliest !== null && earliest <= now;

/** `12 days, until …`, or why it is not known. */
export const lifeText = (
  { life, problem }: UsedTokenRow,
  now: number,
  writeTime: (at: number) => string,
): string =>
  life === null
    ? problem === null
      ? ''
      : toSingleLine(problem.message)
    : tokenLifeText(life, now, writeTime);

/** Instances whose tokens are not in the lists: what failed first, then where the user may not list them. */
export const notListed = (rows: readonly UsedTokenRow[]): UsedTokenRow[] => [
  ...rows.filter(({ problem, busy }) => problem !== null && !busy),
  ...rows.filter(({ life, problem }) => problem === null && life?.state === 'refused'),
];

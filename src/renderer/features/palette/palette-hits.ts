/** What the palette lists for a query, the best first. Pure. */
import type { InventoryRow, Profile } from '../../../contract';
import { MATCH_RANKS, matchRank } from '../../../contract/match-rank';
import { accountHitId } from '../../state/palette';
import { accountTitle } from '../../ui/format/format';
import type { PaletteCommand } from './usePaletteCommands';
import { t } from '../../../contract/texts';

export type PaletteHit =
  | { type: 'command' | 'action'; id: string; title: string; command: PaletteCommand }
  | { type: 'instance'; id: string; title: string; profile: Profile; shortcut: string }
  | { type: 'account'; id: string; title: string; row: InventoryRow }
  | { type: 'showAll'; id: string; title: string };

export interface PaletteSection {
  label: string;
  hits: readonly PaletteHit[];
}

export interface PaletteContent {
  commands: readonly PaletteCommand[];
  /** In the order of the rail. */
  profiles: readonly Profile[];
  /** The ids that Ctrl+1 … 9 select. */
  numbered: readonly string[];
  /** Found in the inventory, the best first. */
  accounts: readonly InventoryRow[];
  /** There are more of them. */
  moreAccounts: boolean;
  /** Ids of hits, the latest first, and the accounts among them. */
  recent: readonly string[];
  recentAccounts: readonly InventoryRow[];
}

const MAX_PER_SECTION = 6;
const MAX_ACCOUNTS = 8;
const LAST_RANK = MATCH_RANKS.anywhere;

const toCommandHit = (command: PaletteCommand): PaletteHit => ({
  type: 'command',
  id: `command ${command.id}`,
  title: command.label,
  command,
});

function toInstanceHit(profile: Profile, numbered: readonly string[]): PaletteHit {
  const place = numbered.indexOf(profile.id);
  const shortcut = place === -1 ? '' : t('Ctrl {place}', { place: place + 1 });
  return {
    type: 'instance',
    id: `instance ${profile.id}`,
    title: profile.label,
    profile,
    shortcut,
  };
}

const toAccountHit = (row: InventoryRow): PaletteHit => ({
  type: 'account',
  id: accountHitId(row),
  title: accountTitle(row),
  row,
});

/** Without a query: what was chosen lately, then commands, then instances. */
export function toPaletteSections(query: string, content: PaletteContent): PaletteSection[] {
  const commands = content.commands.map(toCommandHit);
  const instances = content.profiles.map((each) => toInstanceHit(each, content.numbered));
  if (query.trim() === '') {
    const all = [...commands, ...instances, ...content.recentAccounts.map(toAccountHit)];
    const recent = content.recent.flatMap((id) => all.filter((hit) => hit.id === id));
    const isRecent = new Set(recent.map(({ id }) => id));
    return withHits([
      { label: t('Recent'), hits: recent },
      { label: t('Commands'), hits: commands.filter(({ id }) => !isRecent.has(id)) },
      { label: t('Instances'), hits: instances.filter(({ id }) => !isRecent.has(id)) },
    ]);
  }
  const rank = toRanking(query, content.recent);
  const accounts = rank(content.accounts.map(toAccountHit)).slice(0, MAX_ACCOUNTS);
  const sections = [
    { label: t('Commands'), ranked: rank(commands).slice(0, MAX_PER_SECTION) },
    { label: t('Instances'), ranked: rank(instances).slice(0, MAX_PER_SECTION) },
    { label: t('Accounts'), ranked: accounts },
  ].sort((one, other) => bestOf(one.ranked) - bestOf(other.ranked));
  const showAll: PaletteHit = { type: 'showAll', id: 'showAll', title: t('Show all in the grid') };
  return withHits(
    sections.map(({ label, ranked }) => {
      const hits = ranked.map(({ hit }) => hit);
      const isCut = label === 'Accounts' && content.moreAccounts && hits.length > 0;
      return { label, hits: isCut ? [...hits, showAll] : hits };
    }),
  );
}

/** What can be done with one hit. */
export function toActionSections(
  query: string,
  hit: PaletteHit,
  actions: readonly PaletteCommand[],
): PaletteSection[] {
  const hits = actions.map((command): PaletteHit => ({
    type: 'action',
    id: `action ${command.id}`,
    title: command.label,
    command,
  }));
  const shown = query.trim() === '' ? hits : toRanking(query, [])(hits).map((each) => each.hit);
  return withHits([{ label: hit.title, hits: shown }]);
}

interface RankedHit {
  hit: PaletteHit;
  rank: number;
}

const bestOf = ([first]: readonly RankedHit[]): number => first?.rank ?? LAST_RANK + 1;

/** Better matches come first; of equal ones those that were chosen lately, then in the order that they had. */
const toRanking =
  (query: string, recent: readonly string[]) =>
  (hits: readonly PaletteHit[]): RankedHit[] => {
    const recency = ({ id }: PaletteHit): number =>
      recent.includes(id) ? recent.indexOf(id) : recent.length;
    return hits
      .flatMap((hit) => {
        const rank = rankOf(query, hit);
        return rank === null ? [] : [{ hit, rank }];
      })
      .sort((one, other) => one.rank - other.rank || recency(one.hit) - recency(other.hit));
  };

function rankOf(query: string, hit: PaletteHit): number | null {
  switch (hit.type) {
    case 'command':
    case 'action':
      return matchRank(query, hit.title, hit.command.keywords);
    case 'instance':
      return matchRank(query, hit.title, `${hit.profile.instance} ${hit.profile.group}`);
    case 'account':
      if (String(hit.row.id) === query.trim()) return MATCH_RANKS.exact;
      // The inventory looks in more than the title: owner, provider, id.
      return matchRank(query, hit.title) ?? LAST_RANK;
    case 'showAll':
      return LAST_RANK;
  }
}

const withHits = (sections: readonly PaletteSection[]): PaletteSection[] =>
  sections.filter(({ hits }) => hits.length > 0);

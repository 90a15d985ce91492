/** Which account of another instance is the counterpart of one of the baseline: those that a comparison puts in one row. */
import type { Account, AccountKey, AccountKind, DomoId, MatchRule } from '../../../contract';
import { compareIds } from '../../../contract/ids';
import { summariseWithoutConfig, toInstanceInput } from '../../accounts/clone/find-same-accounts';
import { matchAccountsByRule } from '../../comparison/engine/instances/match-accounts';
import { TimeSlicer } from '../../comparison/engine/instances/time-slicer';
import type { BulkDeps } from '../bulk-flow';

/** One row of the comparison: accounts of the baseline, and of the other instance. */
export interface Counterparts {
  /** Several: nobody can tell which of them the other instance's account belongs to. */
  readonly baseline: readonly DomoId[];
  readonly found: readonly DomoId[];
}

type Rows = ReadonlyMap<DomoId, Counterparts>;

const BASELINE = 0;

export class CounterpartFinder {
  private readonly lists = new Map<string, Promise<readonly Account[]>>();
  private readonly rows = new Map<string, Promise<Rows>>();

  constructor(
    private readonly deps: Pick<BulkDeps, 'reading'>,
    private readonly rule: MatchRule,
    private readonly guessed: readonly string[],
  ) {}

  /** For a plan: each list is read once, also one that cannot be read. Fails as that reading fails. */
  async findPlanned(of: AccountKey, profileId: string, signal: AbortSignal): Promise<Counterparts> {
    const text = [of.profileId, profileId, of.kind].join(' ');
    const rows =
      this.rows.get(text) ??
      this.match(of, profileId, this.readOnce(profileId, of.kind, signal), signal);
    this.rows.set(text, rows);
    return (await rows).get(of.id) ?? { baseline: [of.id], found: [] };
  }

  /** As the plan found it; in a run, as the other instance is now. */
  async findNow(of: AccountKey, profileId: string, signal: AbortSignal): Promise<Counterparts> {
    if (this.lists.has(listText(profileId, of.kind)))
      return this.findPlanned(of, profileId, signal);
    const present = this.read(profileId, of.kind, signal);
    const rows = await this.match(of, profileId, present, signal);
    return rows.get(of.id) ?? { baseline: [of.id], found: [] };
  }

  private async match(
    { profileId: baseline, kind }: AccountKey,
    profileId: string,
    present: Promise<readonly Account[]>,
    signal: AbortSignal,
  ): Promise<Rows> {
    const [own, others] = await Promise.all([this.readOnce(baseline, kind, signal), present]);
    const inputs = [
      toInstanceInput(baseline, own.map(summariseWithoutConfig)),
      toInstanceInput(profileId, others.map(summariseWithoutConfig)),
    ];
    const rows = new Map<DomoId, Counterparts>();
    const breath = new TimeSlicer(signal);
    for await (const groups of matchAccountsByRule(inputs, this.rule, breath, this.guessed)) {
      for (const { members } of groups) {
        const idsOf = (isBaseline: boolean): DomoId[] =>
          members
            .filter(({ instance }) => (instance === BASELINE) === isBaseline)
            .map(({ account }) => account.id)
            .sort(compareIds);
        const row = { baseline: idsOf(true), found: idsOf(false) };
        for (const id of row.baseline) rows.set(id, row);
      }
    }
    return rows;
  }

  private readOnce(
    profileId: string,
    kind: AccountKind,
    signal: AbortSignal,
  ): Promise<readonly Account[]> {
    const text = listText(profileId, kind);
    const list = this.lists.get(text) ?? this.read(profileId, kind, signal);
    this.lists.set(text, list);
    return list;
  }

  private async read(
    profileId: string,
    kind: AccountKind,
    signal: AbortSignal,
  ): Promise<readonly Account[]> {
    return (await this.deps.reading.readAccounts(profileId, kind, signal)).listing.items;
  }
}

const listText = (profileId: string, kind: AccountKind): string => `${profileId} ${kind}`;

/** Pages of comparisons: which instances are compared, and which comparisons are still true. */
import {
  fail,
  maxCells,
  comparisonInstancesOperations,
  type InstanceAge,
  type InstanceMatrix,
  type Kind,
} from '../../contract';
import type { InstanceAccounts } from '../comparison';
import type { ComparedProfile } from '../store/types';
import { Comparison } from './comparison';
import type { InstancesRequest, StoreLine } from './protocol';
import { Summaries, type InstanceSummaries } from './summaries';

/** Comparisons that are kept: one that is on the screen, and what was looked at before. */
const KEPT = 3;

type Compared = readonly [ComparedProfile, InstanceSummaries];

export class Pages {
  /** The one that was used last is the last. */
  private readonly comparisons = new Map<string, Comparison>();
  private readonly summaries: Summaries;
  private unnamed = 0;

  constructor(private readonly store: StoreLine) {
    this.summaries = new Summaries(store);
  }

  /** Fails with `notFound` for a profile that is not there. */
  async page(request: InstancesRequest, signal: AbortSignal): Promise<InstanceMatrix> {
    const { offset, limit, wait, profileIds } = request;
    const count = Math.min(limit, Math.max(1, Math.floor(maxCells / profileIds.length)));
    const [key, comparison] = await this.comparisonOf(request, signal);
    try {
      await comparison.has(wait ? null : offset + count, signal);
    } catch (error) {
      // Nobody waits for it, and nobody has seen a part of it.
      const unwanted = comparison.waiting === 0 && !comparison.answered;
      if (unwanted || comparison.ended) this.drop(key, comparison);
      throw error;
    }
    comparison.answered = true;
    const { total, summary, ages } = comparison;
    return { instances: [...ages], summary, total, rows: comparison.page(offset, count) };
  }

  /** Their summaries, and the question that is asked first: its rows are kept, and any other is answered faster. */
  async prepare(profileIds: readonly string[]): Promise<void> {
    const there: string[] = [];
    for (const profile of await this.store.call('comparedProfiles', profileIds)) {
      await this.summaries.of(profile);
      there.push(profile.profileId);
    }
    if (there.length < 2) return;
    const { request } = comparisonInstancesOperations['comparison.instances'];
    await this.page(request.parse({ profileIds: there }), new AbortController().signal);
  }

  end(): void {
    for (const [key, comparison] of [...this.comparisons]) this.drop(key, comparison);
  }

  private async comparisonOf(
    request: InstancesRequest,
    signal: AbortSignal,
  ): Promise<readonly [string, Comparison]> {
    const { profileIds, filter, baseline, remembered } = request;
    const byHand = remembered ? await this.store.call('listPairings') : [];
    const rule = { ...request.rule, pairings: [...request.rule.pairings, ...byHand] };
    const compared = await this.load(profileIds, signal);
    const key = JSON.stringify([
      rule,
      filter,
      baseline,
      compared.map((each) => this.stateOf(each)),
    ]);
    const known = this.comparisons.get(key);
    const comparison =
      known ??
      new Comparison(
        { instances: compared.map(instanceOf), rule, filter, baseline },
        compared.map(ageOf),
      );
    this.comparisons.delete(key);
    this.comparisons.set(key, comparison);
    for (const [oldest, each] of [...this.comparisons].slice(0, -KEPT)) this.drop(oldest, each);
    return [key, comparison];
  }

  /** Two at a time: the store's thread reads one while another is taken apart here, and is left to others. */
  private async load(profileIds: readonly string[], signal: AbortSignal): Promise<Compared[]> {
    const profiles = await this.store.call('comparedProfiles', profileIds);
    if (profiles.length < profileIds.length) fail('notFound', 'There is no such profile.');
    const compared: Compared[] = [];
    const queue = [...profiles.entries()];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        signal.throwIfAborted();
        compared[next[0]] = [next[1], await this.summaries.of(next[1])];
      }
    };
    await Promise.all([work(), work()]);
    return compared;
  }

  /** Whatever an answer depends on, but for the accounts themselves. */
  private stateOf([profile, { revision }]: Compared): unknown {
    const { revision: _asked, ...rest } = profile;
    return { ...rest, revision: revision ?? `changing ${++this.unnamed}` };
  }

  private drop(key: string, comparison: Comparison): void {
    comparison.end();
    if (this.comparisons.get(key) === comparison) this.comparisons.delete(key);
  }
}

const instanceOf = ([profile, { accounts }]: Compared): InstanceAccounts => ({
  profileId: profile.profileId,
  label: profile.label,
  accounts,
  unlisted: unlistedOf(profile),
});

const unlistedOf = ({ accountsReadAt, oauthReadAt }: ComparedProfile): Kind[] => [
  ...(accountsReadAt === null ? (['account'] as const) : []),
  ...(oauthReadAt === null ? (['oauth'] as const) : []),
];

function ageOf([profile, { accounts, configs, oldestConfigReadAt }]: Compared): InstanceAge {
  const { revision: _revision, ...age } = profile;
  return { ...age, accounts: accounts.length, configs, oldestConfigReadAt };
}

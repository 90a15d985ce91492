/** Keeps the latest comparisons of instances and returns their pages. */
import {
  fail,
  maxCellsPerResponse,
  instanceComparisonOperations,
  type InstanceAge,
  type InstanceMatrix,
  type AccountKind,
  type MatchGuess,
} from '../../../contract';
import type { InstanceAccounts } from '../engine';
import type { ComparedProfile } from '../../store/store-types';
import { RunningComparison } from './running-comparison';
import type { InstancesRequest, ComparisonStoreClient } from './comparison-worker-protocol';
import { SummaryCache, type InstanceSummaries } from './summary-cache';

/** Comparisons that are kept: the one on screen and the ones before it. */
const MAX_COMPARISONS = 3;

type LoadedInstance = readonly [ComparedProfile, InstanceSummaries];

export class ComparisonCache {
  /** In the order of their last use. */
  private readonly comparisons = new Map<string, RunningComparison>();
  private readonly summaries: SummaryCache;
  private unstableCount = 0;

  constructor(private readonly store: ComparisonStoreClient) {
    this.summaries = new SummaryCache(store);
  }

  /** Fails with `notFound` for a profile that does not exist, and with `cancelled`. */
  async page(request: InstancesRequest, signal: AbortSignal): Promise<InstanceMatrix> {
    const { offset, limit, wait, profileIds } = request;
    const count = Math.min(limit, Math.max(1, Math.floor(maxCellsPerResponse / profileIds.length)));
    const [key, comparison] = await this.getOrStart(request, signal);
    try {
      await comparison.waitForRows(wait ? null : offset + count, signal);
    } catch (error) {
      // No caller waits for it or has a page of it.
      const unwanted = comparison.waiterCount === 0 && !comparison.answered;
      if (unwanted || comparison.ended) this.drop(key, comparison);
      throw error;
    }
    comparison.answered = true;
    const { rowCount: total, summary, ages, guess } = comparison;
    return { instances: [...ages], summary, guess, total, rows: comparison.page(offset, count) };
  }

  /** Loads the summaries and runs the default comparison, which is usually the first that the user opens. */
  async prepare(profileIds: readonly string[]): Promise<void> {
    const there: string[] = [];
    for (const profile of await this.store.call('listComparedProfiles', profileIds)) {
      await this.summaries.get(profile);
      there.push(profile.profileId);
    }
    if (there.length < 2) return;
    const { request } = instanceComparisonOperations['comparison.instances'];
    const usual = { profileIds: there, guess: {}, filter: { single: 'without' } };
    await this.page(request.parse(usual), new AbortController().signal);
  }

  cancelAll(): void {
    for (const [key, comparison] of Array.from(this.comparisons)) this.drop(key, comparison);
  }

  private async getOrStart(
    request: InstancesRequest,
    signal: AbortSignal,
  ): Promise<readonly [string, RunningComparison]> {
    const { profileIds, filter, baseline, remembered, guess } = request;
    const byHand = remembered ? await this.store.call('listPairings') : [];
    const rule = { ...request.rule, pairings: [...request.rule.pairings, ...byHand] };
    const compared = await this.loadInstances(profileIds, signal);
    const question = JSON.stringify([rule, guess, compared.map((each) => this.cacheKeyOf(each))]);
    const key = JSON.stringify([question, filter, baseline]);
    const known = this.comparisons.get(key);
    const comparison =
      known ??
      new RunningComparison(
        { instances: compared.map(toInstanceAccounts), rule, filter, baseline },
        compared.map(toInstanceAge),
        guess,
        this.guessOf(question),
      );
    this.comparisons.delete(key);
    this.comparisons.set(key, comparison);
    for (const [oldest, each] of [...this.comparisons].slice(0, -MAX_COMPARISONS))
      this.drop(oldest, each);
    return [key, comparison];
  }

  /** A filter and a baseline change no guess. */
  private guessOf(question: string): MatchGuess | null {
    const prefix = JSON.stringify([question]).slice(0, -1);
    for (const [key, { guess }] of this.comparisons) if (key.startsWith(prefix)) return guess;
    return null;
  }

  /** Two at a time: the store's thread reads one while this thread unpacks another. */
  private async loadInstances(
    profileIds: readonly string[],
    signal: AbortSignal,
  ): Promise<LoadedInstance[]> {
    const profiles = await this.store.call('listComparedProfiles', profileIds);
    if (profiles.length < profileIds.length) fail('notFound', 'There is no such profile.');
    const compared: LoadedInstance[] = [];
    const queue = [...profiles.entries()];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        signal.throwIfAborted();
        compared[next[0]] = [next[1], await this.summaries.get(next[1])];
      }
    };
    await Promise.all([work(), work()]);
    return compared;
  }

  /** Everything a result depends on. The revision stands for the accounts. */
  private cacheKeyOf([profile, { revision }]: LoadedInstance): unknown {
    const { revision: _asked, ...rest } = profile;
    return { ...rest, revision: revision ?? `changing ${++this.unstableCount}` };
  }

  private drop(key: string, comparison: RunningComparison): void {
    comparison.cancel();
    if (this.comparisons.get(key) === comparison) this.comparisons.delete(key);
  }
}

const toInstanceAccounts = ([profile, { accounts }]: LoadedInstance): InstanceAccounts => ({
  profileId: profile.profileId,
  label: profile.label,
  marks: profile.marks,
  accounts,
  unlisted: unlistedKinds(profile),
});

const unlistedKinds = ({ accountsReadAt, oauthReadAt }: ComparedProfile): AccountKind[] => [
  ...(accountsReadAt === null ? (['account'] as const) : []),
  ...(oauthReadAt === null ? (['oauth'] as const) : []),
];

function toInstanceAge([
  profile,
  { accounts, configs, oldestConfigReadAt },
]: LoadedInstance): InstanceAge {
  const { revision: _revision, marks: _marks, ...age } = profile;
  return { ...age, accounts: accounts.length, configs, oldestConfigReadAt };
}

/**
 * Tests new secrets before they are written: first one account of each provider before anything is written to any account
 * of that provider, then each other account just before its own write. A test sends the new secret to the system that the
 * config of the account names, so it needs what the write needs: the account as planned, and the label of its instance.
 */
import {
  createProblem,
  toProblem,
  type AccountConfig,
  type AccountKey,
  type BulkItem,
  type ConfigValues,
  type Problem,
} from '../../contract';
import { EXTERNAL_USE_FIELD } from '../../contract/config-text';
import { validateCredentials } from '../accounts/account-lookups';
import type { BulkCheck, BulkDeps, MayBeSent } from './bulk-flow';
import type { SecretPlaces } from './secret-places';

const WILL_BE_TESTED = 'The new value is tested before the write.';
const WAS_TESTED = 'Tested before the write: valid.';
const NOT_TESTED = 'Not tested: ';
const NOT_WANTED = `${NOT_TESTED}the plan asks for no test.`;

type Verdict =
  | { readonly is: 'valid' }
  /** `unclear`: nothing was learned of the new value. */
  | { readonly is: 'refused' | 'unclear'; readonly problem: Problem };

interface FirstTest {
  readonly item: BulkItem;
  readonly verdict: Verdict;
}

const ENOUGH_SILENT = 3;

export class SecretTests {
  /** By provider, what becomes of its first account. Null: none of them could be tested, or none had an answer. */
  private readonly firstTests = new Map<string, Promise<FirstTest | null>>();
  /** By instance and provider, the last tests that had no answer. */
  private readonly silent = new Map<
    string,
    { readonly verdict: Verdict; readonly inARow: number }
  >();
  private waiting: readonly BulkItem[] = [];
  private mayBeSent: MayBeSent = () => Promise.resolve('no');

  constructor(
    private readonly deps: BulkDeps,
    private readonly places: SecretPlaces,
    private readonly wanted: boolean,
  ) {}

  /** For the plan: whether the account will be tested, or why it cannot be. */
  async describe(key: AccountKey, config: AccountConfig): Promise<string[]> {
    if (!this.wanted) return [];
    const why = await this.findHindrance(key, config);
    return [why === null ? WILL_BE_TESTED : `${NOT_TESTED}${why}`];
  }

  prepare(waiting: readonly BulkItem[], mayBeSent: MayBeSent): void {
    this.waiting = waiting;
    this.mayBeSent = mayBeSent;
  }

  /** Until the first test of its provider has ended. Never fails. */
  async waitForFirst(item: BulkItem, secrets: ConfigValues, signal: AbortSignal): Promise<void> {
    if (this.wanted) await this.firstTestOf(item.dataProviderType, secrets, signal);
  }

  async check(item: BulkItem, secrets: ConfigValues, signal: AbortSignal): Promise<BulkCheck> {
    if (!this.wanted) return { stop: null, runNotes: [NOT_WANTED] };
    const first = await this.firstTestOf(item.dataProviderType, secrets, signal);
    const isFirst = first?.item.stamp === item.stamp;
    if (first?.verdict.is === 'refused' && !isFirst) {
      return { stop: 'waiting', problem: toBlocked(first.item, first.verdict.problem) };
    }
    if (!isTestable(item)) return { stop: null, runNotes: item.notes.filter(isAboutTest) };
    const verdict = isFirst ? first.verdict : await this.testUnlessSilent(item, secrets, signal);
    // Nothing was learned from those before it, so the others wait for what it says.
    if (first === null && verdict.is !== 'unclear')
      this.firstTests.set(item.dataProviderType, Promise.resolve({ item, verdict }));
    if (verdict.is === 'valid') return { stop: null, runNotes: [WAS_TESTED] };
    return { stop: verdict.is === 'refused' ? 'refused' : 'waiting', problem: verdict.problem };
  }

  /** Tested once, when the first account of the provider is about to be written. Never fails. */
  private firstTestOf(
    provider: string,
    secrets: ConfigValues,
    signal: AbortSignal,
  ): Promise<FirstTest | null> {
    const known =
      this.firstTests.get(provider) ??
      this.testFirst(
        this.waiting.filter((item) => item.dataProviderType === provider && isTestable(item)),
        secrets,
        signal,
      );
    this.firstTests.set(provider, known);
    return known;
  }

  private async testFirst(
    items: readonly BulkItem[],
    secrets: ConfigValues,
    signal: AbortSignal,
  ): Promise<FirstTest | null> {
    const leftOut = new Set<string>();
    for (const item of items) {
      if (signal.aborted) return null;
      const { profileId } = item.account;
      if (leftOut.has(profileId)) continue;
      const may = await this.mayBeSent(item);
      if (may === 'instanceNo') leftOut.add(profileId);
      if (may !== 'yes') continue;
      const verdict = await this.testUnlessSilent(item, secrets, signal);
      if (verdict.is !== 'unclear') return { item, verdict };
      if (this.isSilent(item)) leftOut.add(profileId);
    }
    return null;
  }

  private isSilent(item: BulkItem): boolean {
    return (this.silent.get(silenceKey(item))?.inARow ?? 0) >= ENOUGH_SILENT;
  }

  /** Of an instance that gave no verdict on several accounts of a provider in a row, no other one is waited for. */
  private async testUnlessSilent(
    item: BulkItem,
    secrets: ConfigValues,
    signal: AbortSignal,
  ): Promise<Verdict> {
    const key = silenceKey(item);
    const last = this.silent.get(key);
    if (last !== undefined && this.isSilent(item)) return last.verdict;
    const verdict = await this.test(item, secrets, signal);
    if (verdict.is === 'unclear')
      this.silent.set(key, { verdict, inARow: (last?.inARow ?? 0) + 1 });
    else this.silent.delete(key);
    return verdict;
  }

  private async findHindrance(key: AccountKey, config: AccountConfig): Promise<string | null> {
    if (key.kind === 'oauth') return 'Domo tests no OAuth client configuration.';
    const store = await this.deps.workspace.store();
    const provider = await store.getProvider(key.profileId, config.dataProviderType);
    if (provider === null) return 'the providers of this instance were never read.';
    if (!provider.connectorValidatorPresent) return `Domo has no test for ${provider.name}.`;
    const written = this.places.namesOf(key);
    const hidden = config.fields
      .filter(({ name, state }) => isHidden(state) && !written.includes(name))
      .map(({ name }) => name);
    return hidden.length === 0 ? null : `Domo hides ${hidden.join(', ')} as well.`;
  }

  private async test(item: BulkItem, secrets: ConfigValues, signal: AbortSignal): Promise<Verdict> {
    const { account: key, dataProviderType } = item;
    try {
      const { raw } = await this.deps.reading.readConfigWithValues(key, dataProviderType, signal);
      const others = [...raw.values].filter(
        (entry): entry is [string, string] => entry[0] !== EXTERNAL_USE_FIELD && entry[1] !== null,
      );
      const changed = this.places.valuesOf(key, secrets);
      const configurations = { ...Object.fromEntries(others), ...changed };
      const { profileId, id } = key;
      const request = { profileId, dataProviderType, configurations, id };
      const answer = await validateCredentials(this.deps, request, signal);
      if (answer.success) return { is: 'valid' };
      return { is: 'refused', problem: toRefused(item, [answer.result, ...answer.messages]) };
    } catch (error) {
      return { is: 'unclear', problem: toUnclear(toProblem(error)) };
    }
  }
}

const isAboutTest = (note: string): boolean => note.startsWith(NOT_TESTED);

const silenceKey = ({ account, dataProviderType }: BulkItem): string =>
  JSON.stringify([account.profileId, dataProviderType]);

const isTestable = ({ notes }: BulkItem): boolean => notes.includes(WILL_BE_TESTED);

const isHidden = (state: AccountConfig['fields'][number]['state']): boolean =>
  state === 'hidden' || state === 'encrypted';

const toRefused = ({ name, label }: BulkItem, answer: readonly string[]): Problem =>
  createProblem(
    'configRejected',
    `Nothing was written: tested on ${name} in ${label}, Domo refused the new value (${answer.join('; ')}).`,
    { next: 'Check the new value. Then plan this account again.' },
  );

const toBlocked = (first: BulkItem, { message }: Problem): Problem =>
  createProblem('configRejected', message, {
    next: `Check the new value, then apply the plan again: ${first.dataProviderType} waits for it.`,
  });

const toUnclear = ({ code, message, next, status, trace }: Problem): Problem =>
  createProblem(code, `Nothing was written: the new value could not be tested. ${message}`, {
    next,
    status,
    trace,
  });

/** Summaries of instances: in memory for as long as they are true, else from the store, else made anew. */
import { DIGEST_VERSION, type AccountSummary, summariseAccount } from '../engine';
import type { ComparedProfile, SummaryVersion, AccountJson } from '../../store/store-types';
import { packSummaries, unpackSummaries, type SummaryPart } from './pack-summaries';
import type { ComparisonStoreClient } from './comparison-worker-protocol';
import {
  accountConfigSchema,
  providerSchema,
  type AccountKey,
  type FieldDescriptor,
} from '../../../contract';
import { withWrittenValues } from '../../../contract/written-values';
import { jsonDecoder } from '../../store/db/row-decoder';
import { decodePackedAccount } from '../../store/db/stored-account';

export interface InstanceSummaries {
  /** Null if the instance changed during every attempt, so that the summaries belong to no revision. */
  readonly revision: number | null;
  readonly accounts: readonly AccountSummary[];
  readonly configs: number;
  readonly oldestConfigReadAt: number | null;
}

/** Number of attempts to read an instance that changes meanwhile. */
const MAX_TRIES = 3;

export class SummaryCache {
  private readonly cached = new Map<
    string,
    { revision: number; summaries: Promise<InstanceSummaries> }
  >();

  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly store: ComparisonStoreClient) {}

  get({ profileId, revision }: Pick<ComparedProfile, 'profileId' | 'revision'>) {
    const cached = this.cached.get(profileId);
    if (cached?.revision === revision) return cached.summaries;
    const summaries = this.readOrBuild(profileId, revision);
    this.cached.set(profileId, { revision, summaries });
    const forget = (): void => {
      if (this.cached.get(profileId)?.summaries === summaries) this.cached.delete(profileId);
    };
    summaries.then((loaded) => {
      if (loaded.revision !== revision) forget();
    }, forget);
    return summaries;
  }

  private async readOrBuild(profileId: string, wanted: number): Promise<InstanceSummaries> {
    const saved = await this.readSaved(profileId, wanted);
    if (saved) return mergeParts(saved, wanted);
    let revision = wanted;
    let parts: SummaryPart[] = [];
    for (let left = MAX_TRIES; left > 0; left--) {
      parts = [];
      for await (const part of buildSummaryParts(this.store, profileId)) parts.push(part);
      const now = await this.revisionOf(profileId);
      if (now === revision) {
        this.save(profileId, revision, parts);
        return mergeParts(parts, revision);
      }
      revision = now;
    }
    return mergeParts(parts, null);
  }

  private async readSaved(profileId: string, revision: number): Promise<SummaryPart[] | null> {
    const parts: SummaryPart[] = [];
    do {
      const bytes = await this.store.call(
        'getSummaries',
        profileId,
        currentVersion(revision),
        parts.length,
      );
      if (bytes === null) return null;
      parts.push(unpackSummaries(bytes));
    } while (parts.at(-1)?.more === true);
    return parts;
  }

  /** Saves in the background. A failure, such as a full disk, only costs time at the next start. */
  private save(profileId: string, revision: number, parts: readonly SummaryPart[]): void {
    this.saving = this.saving.then(async () => {
      for (const [index, part] of parts.entries()) {
        await this.store
          .call('saveSummaries', profileId, currentVersion(revision), index, packSummaries(part))
          .catch(() => undefined);
      }
    });
  }

  private async revisionOf(profileId: string): Promise<number> {
    const [profile] = await this.store.call('listComparedProfiles', [profileId]);
    return profile?.revision ?? -1;
  }
}

const currentVersion = (revision: number): SummaryVersion => ({ revision, rule: DIGEST_VERSION });

function mergeParts(parts: readonly SummaryPart[], revision: number | null): InstanceSummaries {
  const accounts = parts.flatMap((part) => part.accounts);
  const ages = parts.flatMap(({ oldestConfigReadAt: at }) => (at === null ? [] : [at]));
  return {
    revision,
    accounts,
    configs: accounts.reduce((count, { config }) => count + (config === null ? 0 : 1), 0),
    oldestConfigReadAt: ages.length === 0 ? null : Math.min(...ages),
  };
}

/** Accounts per request to the store's thread, so that other requests are answered in between. */
const ACCOUNTS_PER_READ = 250;
/** Accounts in a stored part. */
const ACCOUNTS_PER_PART = 1000;

type FieldsByProvider = ReadonlyMap<string, readonly FieldDescriptor[]>;

const decodeProvider = jsonDecoder(providerSchema);
const decodeConfig = jsonDecoder(accountConfigSchema);

/** Builds the summaries part by part, by kind and id. Fails with `storeDamaged` for a damaged row. */
export async function* buildSummaryParts(
  store: ComparisonStoreClient,
  profileId: string,
): AsyncGenerator<SummaryPart> {
  const providers = await store.call('listUsedProviders', profileId);
  const fields: FieldsByProvider = new Map(
    providers.map(decodeProvider).map((provider) => [provider.key, provider.fields]),
  );
  let [accounts, oldest] = [[] as AccountSummary[], Infinity];
  let after: Pick<AccountKey, 'kind' | 'id'> | null = null;
  const part = (more: boolean): SummaryPart => ({
    accounts,
    more,
    oldestConfigReadAt: oldest === Infinity ? null : oldest,
  });
  for (;;) {
    const texts = await store.call('listAccountJson', profileId, after, ACCOUNTS_PER_READ);
    if (accounts.length >= ACCOUNTS_PER_PART && texts.length > 0) {
      yield part(true);
      [accounts, oldest] = [[], Infinity];
    }
    for (const text of texts) {
      const summary = parseSummary(text, fields);
      accounts.push(summary);
      after = { kind: summary.kind, id: summary.id };
      oldest = Math.min(oldest, text.configReadAt ?? Infinity);
    }
    // A batch may be short: rows that were changed from outside are left out.
    if (texts.length === 0) break;
  }
  yield part(false);
}

function parseSummary(
  { account, config, written, latestChange }: AccountJson,
  fields: FieldsByProvider,
): AccountSummary {
  const parsed = decodePackedAccount(account);
  return summariseAccount(
    parsed,
    config === null ? null : withWrittenValues(decodeConfig(config), parsed, written, latestChange),
    fields.get(parsed.dataProviderType) ?? null,
  );
}

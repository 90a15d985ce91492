/** Summaries of instances: in memory for as long as they are true, else from the store, else made anew. */
import { DIGEST_RULE, type AccountSummary } from '../comparison';
import type { ComparedProfile, SummaryVersion } from '../store/types';
import { summariesFrom } from './making';
import { pack, unpack, type SummaryPart } from './packed';
import type { StoreLine } from './protocol';

export interface InstanceSummaries {
  /** Null: it changed all the while, so that nobody can say what it is of. */
  readonly revision: number | null;
  readonly accounts: readonly AccountSummary[];
  readonly configs: number;
  readonly oldestConfigReadAt: number | null;
}

/** How often an instance that is being written may change while it is read. */
const TRIES = 3;

export class Summaries {
  private readonly known = new Map<
    string,
    { revision: number; made: Promise<InstanceSummaries> }
  >();

  private keeping: Promise<void> = Promise.resolve();

  constructor(private readonly store: StoreLine) {}

  of({ profileId, revision }: Pick<ComparedProfile, 'profileId' | 'revision'>) {
    const before = this.known.get(profileId);
    if (before?.revision === revision) return before.made;
    const made = this.load(profileId, revision);
    this.known.set(profileId, { revision, made });
    const forget = (): void => {
      if (this.known.get(profileId)?.made === made) this.known.delete(profileId);
    };
    made.then((loaded) => {
      if (loaded.revision !== revision) forget();
    }, forget);
    return made;
  }

  private async load(profileId: string, wanted: number): Promise<InstanceSummaries> {
    const kept = await this.fromStore(profileId, wanted);
    if (kept) return whole(kept, wanted);
    let revision = wanted;
    let parts: SummaryPart[] = [];
    for (let left = TRIES; left > 0; left--) {
      parts = [];
      for await (const part of summariesFrom(this.store, profileId)) parts.push(part);
      const now = await this.revisionOf(profileId);
      if (now === revision) {
        this.keep(profileId, revision, parts);
        return whole(parts, revision);
      }
      revision = now;
    }
    return whole(parts, null);
  }

  private async fromStore(profileId: string, revision: number): Promise<SummaryPart[] | null> {
    const parts: SummaryPart[] = [];
    do {
      const bytes = await this.store.call(
        'getSummaries',
        profileId,
        madeNow(revision),
        parts.length,
      );
      if (bytes === null) return null;
      parts.push(unpack(bytes));
    } while (parts.at(-1)?.more === true);
    return parts;
  }

  /** After what is asked for now. A disk that is full, say, costs time at the next start and nothing else. */
  private keep(profileId: string, revision: number, parts: readonly SummaryPart[]): void {
    this.keeping = this.keeping.then(async () => {
      for (const [index, part] of parts.entries()) {
        await this.store
          .call('keepSummaries', profileId, madeNow(revision), index, pack(part))
          .catch(() => undefined);
      }
    });
  }

  private async revisionOf(profileId: string): Promise<number> {
    const [profile] = await this.store.call('comparedProfiles', [profileId]);
    return profile?.revision ?? -1;
  }
}

const madeNow = (revision: number): SummaryVersion => ({ revision, rule: DIGEST_RULE });

function whole(parts: readonly SummaryPart[], revision: number | null): InstanceSummaries {
  const accounts = parts.flatMap((part) => part.accounts);
  const ages = parts.flatMap(({ oldestConfigReadAt: at }) => (at === null ? [] : [at]));
  return {
    revision,
    accounts,
    configs: accounts.reduce((count, { config }) => count + (config === null ? 0 : 1), 0),
    oldestConfigReadAt: ages.length === 0 ? null : Math.min(...ages),
  };
}

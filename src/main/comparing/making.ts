/** Summaries from what was read: accounts, their configs, and the providers that say what stands for a field. */
import type { Account, AccountKey, Config, FieldDescriptor, Provider } from '../../contract';
import { digestOf, type AccountSummary } from '../comparison';
import type { AccountTexts } from '../store/types';
import type { SummaryPart } from './packed';
import type { StoreLine } from './protocol';

/** The store's thread is asked for so many accounts at once: others come in between. */
const AT_ONCE = 250;
/** Accounts in a part that is kept. */
const PART = 1000;

type Fields = ReadonlyMap<string, readonly FieldDescriptor[]>;

/** Part by part, by kind and id. What the store keeps was checked when it was kept. */
export async function* summariesFrom(
  store: StoreLine,
  profileId: string,
): AsyncGenerator<SummaryPart> {
  const providers = await store.call('usedProviders', profileId);
  const fields: Fields = new Map(
    providers.map((text) => JSON.parse(text) as Provider).map((each) => [each.key, each.fields]),
  );
  let [accounts, oldest] = [[] as AccountSummary[], Infinity];
  let after: Pick<AccountKey, 'kind' | 'id'> | null = null;
  const part = (more: boolean): SummaryPart => ({
    ...{ accounts, more, oldestConfigReadAt: oldest === Infinity ? null : oldest },
  });
  for (;;) {
    const texts = await store.call('accountTexts', profileId, after, AT_ONCE);
    if (accounts.length >= PART && texts.length > 0) {
      yield part(true);
      [accounts, oldest] = [[], Infinity];
    }
    for (const text of texts) {
      const summary = summaryOf(text, fields);
      accounts.push(summary);
      after = { kind: summary.kind, id: summary.id };
      oldest = Math.min(oldest, text.configReadAt ?? Infinity);
    }
    if (texts.length < AT_ONCE) break;
  }
  yield part(false);
}

function summaryOf({ account: text, config }: AccountTexts, fields: Fields): AccountSummary {
  const account = JSON.parse(text) as Account;
  const { kind, id, dataProviderType, displayName, name, valid } = account;
  return {
    ...{ kind, id, dataProviderType, displayName, name, valid },
    config:
      config === null
        ? null
        : digestOf(account, JSON.parse(config) as Config, fields.get(dataProviderType) ?? null),
  };
}

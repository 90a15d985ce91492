/** What was chosen of the datasets that get another account, as a plan. Pure. */
import type { AccountKey, BulkChange, InventoryRow } from '../../../contract';
import type { StreamOfAccount } from './useStreamsOfAccounts';
import { t } from '../../../contract/texts';

/** The account that the datasets of an instance get, by profile id. */
export type StreamTargets = ReadonlyMap<string, InventoryRow>;

interface RepointChoice {
  /** Why there is no plan yet; null: there is one. */
  readonly reason: string | null;
  readonly wanted: BulkChange | null;
  readonly accounts: readonly AccountKey[];
  readonly streams: number;
}

export const keyOfStream = ({ account, stream }: StreamOfAccount): string =>
  `${account.profileId} ${account.id} ${stream.id}`;

/** `left`: keys of streams that stay as they are. */
export function chooseStreams(
  rows: readonly InventoryRow[],
  streams: readonly StreamOfAccount[],
  left: ReadonlySet<string>,
  targets: StreamTargets,
): RepointChoice {
  const chosen = streams.filter((each) => !left.has(keyOfStream(each)));
  const accounts = [...new Set(chosen.map(({ account }) => account))];
  const count = chosen.length;
  const none = (reason: string): RepointChoice => ({
    reason,
    wanted: null,
    accounts,
    streams: count,
  });
  if (streams.length === 0) return none(t('No dataset can be chosen'));
  if (count === 0) return none(t('Choose a dataset'));
  const instances = [...new Set(accounts.map(({ profileId }) => profileId))];
  const mixed = instances.some((profileId) => {
    const ofInstance = rows.filter((row) => row.profileId === profileId);
    return new Set(ofInstance.map(({ dataProviderType }) => dataProviderType)).size > 1;
  });
  if (mixed) return none(t('Choose accounts of one provider in each instance'));
  if (instances.some((profileId) => !targets.has(profileId)))
    return none(t('Choose the account that they get'));
  const to = instances.flatMap((profileId) => {
    const target = targets.get(profileId);
    return target === undefined ? [] : [{ profileId, id: target.id }];
  });
  // Without a choice, also those that come until the plan is made: it shows them.
  const named = count === streams.length ? [] : chosen;
  const wanted: BulkChange = {
    change: 'repoint',
    to,
    streams: named.map(({ account, stream }) => ({
      profileId: account.profileId,
      id: stream.id,
      of: account.id,
    })),
  };
  return { reason: null, wanted, accounts, streams: count };
}

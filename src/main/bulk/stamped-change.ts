/**
 * What of a change is in the stamp of an item: all of it, but of lists with a row for each account just the rows of the
 * item's own. With the whole lists, the stamps of a rotation of 50,000 accounts would be made of gigabytes.
 */
import type { AccountKey, BulkChange } from '../../contract';
import { accountKeyText } from '../../contract/zod-free';
import type { BulkChangeOf } from './bulk-flow';

type Stamped = (account: AccountKey) => unknown;

/** A change is the same object for all items of a plan, so its lists are sorted once. */
const known = new WeakMap<BulkChange, Stamped>();

export function stampedChange(wanted: BulkChange, account: AccountKey): unknown {
  const stamped = known.get(wanted) ?? toStamped(wanted);
  known.set(wanted, stamped);
  return stamped(account);
}

function toStamped(wanted: BulkChange): Stamped {
  if (wanted.change === 'changeSecret') return ofSecret(wanted);
  if (wanted.change === 'repoint') return ofStreams(wanted);
  return () => wanted;
}

/** Plans are kept for 30 days: a setting that came later must not change the stamps of those that do not have it. */
function ofSecret({ elsewhere, unsure, ...rest }: BulkChangeOf<'changeSecret'>): Stamped {
  const places = new Map(elsewhere.map((each) => [accountKeyText(each.account), each]));
  const unsureOnes = new Map(unsure.map((key) => [accountKeyText(key), key]));
  return (account) => {
    const text = accountKeyText(account);
    const [own, self] = [places.get(text), unsureOnes.get(text)];
    return {
      ...rest,
      ...(own === undefined ? {} : { elsewhere: [own] }),
      ...(self === undefined ? {} : { unsure: [self] }),
    };
  };
}

/** Of one instance, the plan is as it was; a stream is chosen in its own. */
function ofStreams({ streams, ...rest }: BulkChangeOf<'repoint'>): Stamped {
  const byInstance = new Map<string, typeof streams>();
  for (const stream of streams) {
    const own = byInstance.get(stream.profileId) ?? [];
    byInstance.set(stream.profileId, own);
    own.push(stream);
  }
  return ({ profileId }) => ({ ...rest, streams: byInstance.get(profileId) ?? [] });
}

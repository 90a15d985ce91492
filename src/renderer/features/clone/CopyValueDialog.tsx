import type { AccountKey } from '../../../contract';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { Asking } from '../../ui/Asking';
import { DialogFrame } from '../../ui/DialogFrame';
import { useAnswer } from '../../ui/useAnswer';
import { CopyValue } from './CopyValue';
import './clone.css';

interface Props {
  from: AccountKey;
  to: AccountKey;
  field: string;
}

/** Both accounts as Domo has them now; the target is looked at once more before anything is written. */
export default function CopyValueDialog({ from, to, field }: Props) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const source = useNow(from);
  const target = useNow(to);
  const profileOf = (key: AccountKey) => profiles.find(({ id }) => id === key.profileId);
  const [fromProfile, toProfile] = [profileOf(from), profileOf(to)];
  const wanting = source.value === null && !source.busy ? source : target;
  return (
    <DialogFrame title="Copy a value" size={600}>
      {source.value === null || target.value === null || !fromProfile || !toProfile ? (
        <Asking answer={wanting} words="reading both accounts…" />
      ) : (
        <CopyValue
          from={{ profile: fromProfile, shown: { account: from, detail: source.value } }}
          to={{ profile: toProfile, shown: { account: to, detail: target.value } }}
          field={field}
          reading={{
            busy: source.busy || target.busy,
            problem: source.problem ?? target.problem,
            again: () => {
              source.again();
              target.again();
            },
          }}
        />
      )}
    </DialogFrame>
  );
}

/** With its config read now: neither is an old value written, nor written over. */
const useNow = (key: AccountKey) =>
  useAnswer(`${key.profileId} ${key.kind} ${String(key.id)}`, async () => {
    const read = await call('account.config', key);
    return read.ok ? call('inventory.detail', key) : read;
  });

import { Modal } from '@mantine/core';
import type { AccountKey } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { Asking } from '../../ui/Asking';
import { useAnswer } from '../../ui/useAnswer';
import { CopyValue } from './CopyValue';
import '../../ui/form.css';
import './clone.css';

interface Props {
  from: AccountKey;
  to: AccountKey;
  field: string;
}

/** Both accounts as they were last read; what is in Domo is looked at again before anything is written. */
export default function CopyValueDialog({ from, to, field }: Props) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const source = useKept(from);
  const target = useKept(to);
  const profileOf = (key: AccountKey) => profiles.find(({ id }) => id === key.profileId);
  const [fromProfile, toProfile] = [profileOf(from), profileOf(to)];
  const wanting = source.value === null ? source : target;
  return (
    <Modal opened onClose={closeDialog} title="Copy a value" size={600}>
      {source.value === null || target.value === null || !fromProfile || !toProfile ? (
        <Asking answer={wanting} words="looking both accounts up…" />
      ) : (
        <CopyValue
          from={{ profile: fromProfile, shown: { account: from, detail: source.value } }}
          to={{ profile: toProfile, shown: { account: to, detail: target.value } }}
          field={field}
          onRead={target.again}
        />
      )}
    </Modal>
  );
}

const useKept = (key: AccountKey) =>
  useAnswer(`${key.profileId} ${key.kind} ${String(key.id)}`, () => call('inventory.detail', key));

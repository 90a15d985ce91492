import type { AccountKey, Profile } from '../../../contract';
import { call } from '../../api/client';
import { useProfiles } from '../../state/profiles';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { useQuery } from '../../ui/requests/useQuery';
import './clone.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { closeDialog, type DialogAccount } from '../../state/dialogs';
import { TimeAgo } from '../../ui/format/Time';
import { ConfigSaveOutcome } from '../../ui/forms/SaveOutcome';
import { accountTitle } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ReadOnlyNotice, AccountBadge } from '../../ui/badges/InstanceBadge';
import { configSaveRemark, type ConfigSaveResult } from '../../ui/forms/config-save-result';
import {
  StaleTargetNotice,
  toTargetFreshness,
  type TargetReading,
} from '../../ui/forms/StaleTargetNotice';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { WritePreviewTable } from '../../ui/forms/WritePreviewTable';
import { planValueCopy } from './value-copy';

interface CopyValueDialogProps {
  from: AccountKey;
  to: AccountKey;
  field: string;
}

/** Both accounts as Domo has them now; the target is looked at once more before anything is written. */
export default function CopyValueDialog({ from, to, field }: CopyValueDialogProps) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const source = useFreshDetail(from);
  const target = useFreshDetail(to);
  const profileOf = (key: AccountKey) => profiles.find(({ id }) => id === key.profileId);
  const [fromProfile, toProfile] = [profileOf(from), profileOf(to)];
  const wanting = source.value === null && !source.busy ? source : target;
  return (
    <DialogFrame title="Copy a value" size={600}>
      {source.value === null || target.value === null || !fromProfile || !toProfile ? (
        <LoadingOrError answer={wanting} label="reading both accounts…" />
      ) : (
        <CopyValueForm
          from={{ profile: fromProfile, shown: { account: from, detail: source.value } }}
          to={{ profile: toProfile, shown: { account: to, detail: target.value } }}
          field={field}
          reading={{
            busy: source.busy || target.busy,
            problem: source.problem ?? target.problem,
            reload: () => {
              source.reload();
              target.reload();
            },
          }}
        />
      )}
    </DialogFrame>
  );
}

/** With its config read now: neither is an old value written, nor written over. */
const useFreshDetail = (key: AccountKey) =>
  useQuery(`${key.profileId} ${key.kind} ${String(key.id)}`, async () => {
    const read = await call('account.config', key);
    return read.ok ? call('inventory.detail', key) : read;
  });

interface CopySide {
  profile: Profile;
  shown: DialogAccount;
}

interface CopyValueFormProps {
  from: CopySide;
  to: CopySide;
  field: string;
  /** Of both configs. */
  reading: TargetReading;
}

export function CopyValueForm({ from, to, field, reading }: CopyValueFormProps) {
  const [saved, setSaved] = useState<ConfigSaveResult | null>(null);
  const { account, detail } = to.shown;
  const { copy, why, read } = planValueCopy(field, from.shown.detail, detail);
  const save = useDialogSubmit<ConfigSaveResult>({
    label: `Copy ${field} to “${accountTitle(detail.account)}” in ${to.profile.label}`,
    onDone: setSaved,
    remarkOf: configSaveRemark,
  });
  const seeing = toTargetFreshness(save, reading);
  const { stale } = seeing;
  const refused = to.profile.guard === 'read-only';
  if (saved !== null) {
    return (
      <div className="form">
        <AccountBadge {...to} />
        <ConfigSaveOutcome saved={saved} />
      </div>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (copy === null || refused || stale || save.busy) return;
        const expected = { [field]: copy.expected };
        const changes = { [field]: copy.value };
        void save.submit(() => call('account.updateConfig', { ...account, changes, expected }));
      }}
    >
      <section className="clone-part" aria-label="From">
        <h3>From</h3>
        <AccountBadge {...from} />
      </section>
      <section className="clone-part" aria-label="To">
        <h3>To</h3>
        <AccountBadge {...to} />
      </section>
      <ReadOnlyNotice profile={to.profile} />
      {copy !== null && (
        <WritePreviewTable
          label="1 field will be written"
          columnTitles={['Now', 'After']}
          writtenColumn={1}
          rows={[{ key: field, label: field, cells: [copy.before, copy.after] }]}
        />
      )}
      {copy === null && (
        <p className="form-line" role="note">
          <span className="lk-mono">{field}</span>: {why}
        </p>
      )}
      <p className="form-line lk-dim lk-small">
        <TimeAgo at={detail.configReadAt} verb="Read" />.
        {copy !== null && ' If Domo has something else there by now, nothing is written.'}
      </p>
      <StaleTargetNotice problem={save.problem} freshness={seeing} />
      {copy === null ? (
        <div className="form-foot">
          <span className="form-gap" />
          {read && !stale && (
            <Button variant="default" onClick={seeing.readAgain}>
              Read again
            </Button>
          )}
          <Button autoFocus onClick={closeDialog}>
            Close
          </Button>
        </div>
      ) : (
        <FormFooter
          submit="Copy the value"
          busy={save.busy}
          disabled={refused || stale || save.busy}
          disabledReason={
            refused ? 'The instance is read-only' : stale ? 'Read it again first' : null
          }
        />
      )}
    </form>
  );
}

import { Activity, useState } from 'react';
import type { AccountKey, MatchRule, RequestFor } from '../../../../contract';
import { call } from '../../../api/client';
import { planBulkChange, useBulk } from '../../../state/bulk';
import { useProfiles } from '../../../state/profiles';
import { AccountBadge } from '../../../ui/badges/InstanceBadge';
import { DialogFrame } from '../../../ui/forms/DialogFrame';
import formStyles from '../../../ui/forms/form.module.css';
import { bulkTitles } from '../../../ui/format/bulk-labels';
import { LoadingOrError } from '../../../ui/notices/placeholders';
import { useQuery } from '../../../ui/requests/useQuery';
import { BulkRunSteps } from '../BulkRunSteps';
import { CloneForm } from './CloneForm';
import { t } from '../../../../contract/texts';

interface Props {
  source: AccountKey;
  /** The instances that are selected initially. */
  profileIds: readonly string[];
  /** Decides which existing accounts count as the same account; undefined: the default rule. */
  rule: MatchRule | undefined;
}

/** Where and under which name, with which values; then the plan of it, its run and what became of it. */
export default function CloneDialog({ source, profileIds, rule }: Props) {
  // Only one change runs at a time. A running one is shown first.
  const [planned, setPlanned] = useState(() => useBulk.getState().running);
  const { profileId, kind, id } = source;
  const profile = useProfiles(({ profiles }) => profiles?.find((each) => each.id === profileId));
  const detail = useQuery(`${profileId} ${kind} ${String(id)}`, () =>
    call('inventory.detail', source),
  );
  const shown = detail.value && { account: source, detail: detail.value };
  const known = shown !== null && profile !== undefined;
  const plan = (wanted: RequestFor<'bulk.plan'>['wanted']): void => {
    setPlanned(true);
    void planBulkChange({ wanted, accounts: [source] });
  };
  return (
    <DialogFrame title={bulkTitles.clone} size={planned ? 760 : 660} keepsRunning>
      {!known && !planned && <LoadingOrError answer={detail} label={t('Loading the account…')} />}
      {known && (
        // Behind the plan it keeps what was typed.
        <Activity mode={planned ? 'hidden' : 'visible'}>
          <div className={formStyles['form']}>
            <AccountBadge profile={profile} shown={shown} />
            <CloneForm
              source={source}
              account={shown.detail.account}
              profileIds={profileIds}
              rule={rule}
              onPlan={plan}
            />
          </div>
        </Activity>
      )}
      {planned && <BulkRunSteps onBack={() => setPlanned(false)} />}
    </DialogFrame>
  );
}

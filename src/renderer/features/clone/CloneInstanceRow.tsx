import type { ReactNode } from 'react';
import { useProfiles } from '../../state/profiles';
import { StateLabel, type StateTone } from '../../ui/badges/StateLabel';
import whereStyles from '../../ui/badges/where.module.css';
import type { CloneTarget, CloneOutcome, CloneResult, AccountKind } from '../../../contract';
import { Button } from '@mantine/core';
import { openCreatedAccount } from '../../state/dialogs';
import { cloneOutcomeLabels } from '../../ui/format/clone-labels';
import cloneStyles from './clone.module.css';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface CloneInstanceRowProps {
  profileId: string;
  label: string;
  tone: StateTone;
  /** The state in this instance. */
  status: string;
  /** At the end of the row. */
  side?: ReactNode;
  /** Below the row. */
  children?: ReactNode;
}

/** One instance with its state. */
export function CloneInstanceRow({
  profileId,
  label,
  tone,
  status,
  side = null,
  children = null,
}: CloneInstanceRowProps) {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  return (
    <li className={cloneStyles['row']} data-colour={profile?.colour}>
      <div className={cloneStyles['line']}>
        <strong className="lk-cut lk-name">{label}</strong>
        {profile !== undefined && profile.guard !== 'normal' && (
          <span className={whereStyles['word']}>{profile.guard}</span>
        )}
        <span className={formStyles['gap']} />
        <StateLabel tone={tone} text={status} />
        {side}
      </div>
      {children}
    </li>
  );
}

/** What would happen in each instance, and why not where nothing would. */
export const CloneDecisionList = ({ targets }: { targets: readonly CloneTarget[] }) => (
  <section className={cloneStyles['part']} aria-label={t('Instances')}>
    <h3>{t('Instances')}</h3>
    <ul className={cloneStyles['lines']}>
      {targets.map(({ profileId, label, will, why }) => (
        <CloneInstanceRow
          key={profileId}
          profileId={profileId}
          label={label}
          tone={will === 'create' ? 'good' : 'quiet'}
          status={will === 'create' ? t('will be created') : t('will be skipped')}
        >
          {why !== null && (
            <div>
              {why.message} <span className="lk-dim">{t(why.next)}</span>
            </div>
          )}
        </CloneInstanceRow>
      ))}
    </ul>
  </section>
);

const outcomeTones: Record<CloneOutcome, StateTone> = {
  done: 'good',
  nothing: 'quiet',
  refused: 'bad',
  unknown: 'warn',
  cancelled: 'quiet',
};

/** The outcome in one instance. */
export function CloneResultRow({ result, kind }: { result: CloneResult; kind: AccountKind }) {
  const { profileId, label, outcome, id, problem } = result;
  return (
    <CloneInstanceRow
      profileId={profileId}
      label={label}
      tone={outcomeTones[outcome]}
      status={
        id === null
          ? cloneOutcomeLabels[outcome]
          : t('{cloneOutcome}, id {id}', { cloneOutcome: cloneOutcomeLabels[outcome], id })
      }
      side={
        id !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('Open account in {label}', { label })}
            onClick={() => {
              openCreatedAccount({ profileId, kind, id });
            }}
          >
            {t('Open account')}
          </Button>
        )
      }
    >
      {problem !== null && outcome !== 'cancelled' && (
        <div>
          {outcome === 'done' && t('It could not be read afterwards. ')}
          {problem.message} <span className="lk-dim">{t(problem.next)}</span>
        </div>
      )}
    </CloneInstanceRow>
  );
}

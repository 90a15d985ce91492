import type { ReactNode } from 'react';
import type { Guard, Profile } from '../../../contract';
import { originHost, accountKindLabel, accountTitle } from '../format/format';
import whereStyles from './where.module.css';
import { IconLock } from '@tabler/icons-react';
import type { DialogAccount } from '../../state/dialogs';
import clsx from 'clsx';
import formStyles from '../forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

const guardLabels: Record<Guard, string | null> = {
  normal: null,
  confirm: t('confirm'),
  'read-only': t('read-only'),
};

/**
 * The instance that a dialog or the drawer is about: its colour, and in words its label, group and guard.
 * @param oneLine without its address
 */
export const InstanceBadge = ({
  profile,
  oneLine = false,
  children,
}: {
  profile: Pick<Profile, 'label' | 'group' | 'colour' | 'guard' | 'origin'>;
  oneLine?: boolean;
  children?: ReactNode;
}) => (
  <div className={whereStyles['where']} data-colour={profile.colour}>
    <div className={whereStyles['line']}>
      <strong className="lk-name lk-cut">{profile.label}</strong>
      {profile.group !== '' && (
        <span className={clsx(whereStyles['word'], 'lk-cut lk-name')}>{profile.group}</span>
      )}
      {guardLabels[profile.guard] !== null && (
        <span className={whereStyles['word']}>{guardLabels[profile.guard]}</span>
      )}
    </div>
    {!oneLine && <div className="lk-dim lk-cut">{children ?? originHost(profile.origin)}</div>}
  </div>
);

/** Shown instead of a form for an instance that is read-only. Main refuses such changes too. */
export const ReadOnlyNotice = ({ profile }: { profile: Profile }) =>
  profile.guard === 'read-only' ? (
    <p className={formStyles['said']} role="note">
      <IconLock size={15} aria-hidden />
      <span>
        {richText(
          '{label} is read-only: Latchkey changes nothing there. Edit the instance to choose another guard.',
          { label: <strong className="lk-name">{profile.label}</strong> },
        )}
      </span>
    </p>
  ) : null;

/** The account that a dialog is about, and the instance it is in. */
export const AccountBadge = ({ profile, shown }: { profile: Profile; shown: DialogAccount }) => (
  <InstanceBadge profile={profile}>
    <span className="lk-name">{accountTitle(shown.detail.account)}</span> ·{' '}
    {shown.detail.account.dataProviderType} · {accountKindLabel(shown.account.kind)}{' '}
    <span className="lk-mono">{shown.account.id}</span>
  </InstanceBadge>
);

import { Button } from '@mantine/core';
import { openDialog } from '../../state/dialogs';
import { useInventory } from '../../state/inventory';
import { useSelectedProfile, useProfiles } from '../../state/profiles';
import { useShownName, useShownProfileIds } from '../../state/shown-instances';
import { TimeAgo } from '../../ui/format/Time';
import { formatCountOf, originHost } from '../../ui/format/format';
import { SyncButton } from '../../ui/actions/SyncButton';
import { useOneTabStop } from '../../ui/keyboard/one-tab-stop';
import { region } from '../../ui/keyboard/regions';
import titleStyles from '../../ui/layout/title.module.css';
import clsx from 'clsx';
import { t } from '../../../contract/texts';

/** The title bar, with the colour and group of the selected instance. */
export function AccountsTitleBar() {
  const profile = useSelectedProfile();
  const profiles = useProfiles((state) => state.profiles);
  const readAt = useInventory((state) => state.facets?.oldestReadAt ?? null);
  const name = useShownName() ?? t('All instances');
  const shownIds = useShownProfileIds();
  const none = profiles === null || profiles.length === 0;
  const bar = useOneTabStop<HTMLElement>();
  return (
    <header
      ref={bar}
      {...region}
      className={titleStyles['title']}
      data-colour={profile?.colour ?? 'grey'}
    >
      <h1 className={clsx(titleStyles['label'], 'lk-cut lk-name')} title={name}>
        {name}
      </h1>
      {profile !== null && profile.group !== '' && (
        <span className={clsx(titleStyles['group'], 'lk-cut lk-name')}>{profile.group}</span>
      )}
      {!none && (
        <span className="lk-dim lk-cut">
          {profile === null
            ? formatCountOf(shownIds?.length ?? profiles.length, 'instance')
            : originHost(profile.origin)}
          {' · '}
          <TimeAgo at={readAt} verb={t('read')} />
        </span>
      )}
      <span className={titleStyles['gap']} />
      <Button
        variant="default"
        disabled={none}
        onClick={() => {
          openDialog({ name: 'createAccount' });
        }}
      >
        {t('New account…')}
      </Button>
      <Button
        variant="default"
        disabled={none}
        onClick={() => {
          openDialog({ name: 'export' });
        }}
      >
        {t('Export…')}
      </Button>
      <SyncButton disabled={none} profileIds={shownIds} />
    </header>
  );
}

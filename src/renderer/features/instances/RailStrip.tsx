import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconLayoutSidebarLeftExpand,
  IconSearch,
  IconStack2,
  type Icon,
} from '@tabler/icons-react';
import type { Profile } from '../../../contract';
import { instanceSeverity } from '../../state/instance-severity';
import { toggleRail, useRailSections } from '../../state/rail';
import { toNumberedIds } from '../../state/rail-order';
import { selectInstance, useView } from '../../state/view';
import { useOneTabStop } from '../../ui/keyboard/one-tab-stop';
import { region } from '../../ui/keyboard/regions';
import { railActions } from './rail-actions';
import { toWorstLook } from './token-state';
import { instanceActions } from '../../state/instance-actions';
import { useRailContextMenu } from './useRailContextMenu';
import railStyles from './rail.module.css';
import { t } from '../../../contract/texts';

/** The rail folded to a strip: one colour per instance, with its label as tooltip. */
export function RailStrip({ onSearch }: { onSearch: () => void }) {
  const sections = useRailSections();
  const numbered = toNumberedIds(sections);
  const view = useView((state) => state.view);
  const bar = useOneTabStop<HTMLElement>('column');
  return (
    <nav ref={bar} {...region} className={railStyles['strip']} aria-label={t('Instances')}>
      <StripButton
        label={t('Show the list of instances (Ctrl B)')}
        Sign={IconLayoutSidebarLeftExpand}
        onClick={toggleRail}
      />
      <StripButton label={t('Search or run… (Ctrl K)')} Sign={IconSearch} onClick={onSearch} />
      <div className={railStyles['strip-list']}>
        {sections.length > 0 && (
          <StripButton
            label={t('All instances (Ctrl 0)')}
            Sign={IconStack2}
            onClick={() => {
              selectInstance(null);
            }}
          />
        )}
        {sections.map(({ group, rows }) => (
          <div key={group === null ? 'favourites' : `group ${group}`}>
            {rows.map((profile) => (
              <StripInstance
                key={profile.id}
                profile={profile}
                position={numbered.indexOf(profile.id) + 1}
              />
            ))}
          </div>
        ))}
      </div>
      {railActions.map(({ label, keys, Sign, view: shows, run }) => (
        <StripButton
          key={label}
          label={`${label} (${keys})`}
          Sign={Sign}
          pressed={shows === null ? undefined : shows === view}
          onClick={run}
        />
      ))}
    </nav>
  );
}

interface StripButtonProps {
  label: string;
  Sign: Icon;
  pressed?: boolean | undefined;
  onClick: () => void;
}

const StripButton = ({ label, Sign, pressed, onClick }: StripButtonProps) => (
  <Tooltip label={label} position="right">
    <ActionIcon
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'blue' : 'gray'}
      size={30}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Sign size={16} aria-hidden />
    </ActionIcon>
  </Tooltip>
);

/** Its colour, the digit that selects it, and a sign when something is wrong with it. */
function StripInstance({ profile, position }: { profile: Profile; position: number }) {
  const selected = useView((state) => state.selected === profile.id);
  const look = toWorstLook(instanceSeverity(profile));
  const { label, group, colour } = profile;
  const { menu, onContextMenu } = useRailContextMenu(t('Actions for {label}', { label }), () =>
    instanceActions(profile),
  );
  const words = group === '' ? label : `${label} (${group})`;
  return (
    <>
      {menu}
      <Tooltip label={words} position="right">
        <button
          type="button"
          className={railStyles['block']}
          onContextMenu={onContextMenu}
          data-colour={colour}
          data-selected={selected || undefined}
          aria-current={selected ? 'true' : undefined}
          onClick={() => {
            selectInstance(profile.id);
          }}
        >
          <VisuallyHidden>{look === null ? words : `${words}: ${look.label}`}</VisuallyHidden>
          <span className={railStyles['bar']} />
          {look === null ? (
            position > 0 && (
              <span className="lk-small lk-dim" aria-hidden>
                {position}
              </span>
            )
          ) : (
            <span className={railStyles['check']} data-tone={look.tone}>
              <IconAlertTriangle size={12} aria-hidden />
            </span>
          )}
        </button>
      </Tooltip>
    </>
  );
}

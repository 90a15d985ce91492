import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../../contract';
import { matchesSearch } from '../../../../contract/text-folding';
import { formatCountOf, originHost } from '../../../ui/format/format';
import { TextFilter } from '../../../ui/filters/TextFilter';
import clsx from 'clsx';
import cloneStyles from './clone.module.css';
import formStyles from '../../../ui/forms/form.module.css';
import { t } from '../../../../contract/texts';

/** The filter appears if there are more instances. */
const FILTER_ABOVE = 8;

interface Props {
  profiles: readonly Profile[];
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
}

/** Chooses the target instances. Read-only instances are listed but cannot be chosen. */
export function CloneInstancePicker({ profiles, chosen, onChosen }: Props) {
  const [text, setText] = useState('');
  const shown = profiles.filter(({ label, group, instance }) =>
    matchesSearch(`${label} ${group} ${instance}`, text),
  );
  const open = shown.filter(({ guard }) => guard !== 'read-only').map(({ id }) => id);
  const all = open.length > 0 && open.every((id) => chosen.includes(id));
  return (
    <fieldset className={cloneStyles['instances']}>
      <legend>{t('Instances')}</legend>
      <div className={cloneStyles['line']}>
        <span className="lk-dim lk-small" aria-live="polite">
          {t('{instances} selected', { instances: formatCountOf(chosen.length, 'instance') })}
        </span>
        <span className={formStyles['gap']} />
        {profiles.length > FILTER_ABOVE && (
          <TextFilter placeholder={t('Filter instances')} value={text} onChange={setText} />
        )}
        <Button
          variant="default"
          size="compact-xs"
          disabled={open.length === 0}
          onClick={() => {
            const rest = chosen.filter((id) => !open.includes(id));
            onChosen(all ? rest : [...rest, ...open]);
          }}
        >
          {all ? t('Select none') : t('Select all')}
        </Button>
      </div>
      <ul className={cloneStyles['list']}>
        {shown.map((profile, index) => (
          <InstanceOption
            key={profile.id}
            profile={profile}
            first={index === 0}
            checked={chosen.includes(profile.id)}
            onChange={(on) => {
              const others = chosen.filter((id) => id !== profile.id);
              onChosen(on ? [...others, profile.id] : others);
            }}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={clsx(formStyles['line'], 'lk-dim')}>{t('No matching instances.')}</p>
      )}
    </fieldset>
  );
}

interface InstanceOptionProps {
  profile: Profile;
  first: boolean;
  checked: boolean;
  onChange: (on: boolean) => void;
}

function InstanceOption({ profile, first, checked, onChange }: InstanceOptionProps) {
  const { label, group, guard, colour, origin } = profile;
  const readOnly = guard === 'read-only';
  return (
    <li data-colour={colour}>
      <Checkbox
        data-autofocus={first || undefined}
        label={<span className="lk-name">{label}</span>}
        description={[group, originHost(origin), instanceNote(profile)].filter(Boolean).join(' · ')}
        checked={checked}
        disabled={readOnly && !checked}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
    </li>
  );
}

/** What prevents the clone, or what the user should know before. */
function instanceNote({ guard, token, lastCheck }: Profile): string {
  if (guard === 'read-only') return 'read-only';
  if (token === 'none') return t('no access token');
  if (lastCheck?.problem) return t('last check: {message}', { message: lastCheck.problem.message });
  return guard === 'confirm' ? t('guard: confirm') : '';
}

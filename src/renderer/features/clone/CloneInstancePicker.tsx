import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../contract';
import { formatCountOf, originHost } from '../../ui/format/format';
import { TextFilter } from '../../ui/filters/TextFilter';

/** With fewer, all are seen at once. */
const FILTER_ABOVE = 8;

interface Props {
  profiles: readonly Profile[];
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
}

/** Where it could be made. Those that are read-only are there to be seen, not to be chosen. */
export function CloneInstancePicker({ profiles, chosen, onChosen }: Props) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = profiles.filter(({ label, group, instance }) =>
    `${label} ${group} ${instance}`.toLowerCase().includes(wanted),
  );
  const open = shown.filter(({ guard }) => guard !== 'read-only').map(({ id }) => id);
  const all = open.length > 0 && open.every((id) => chosen.includes(id));
  return (
    <fieldset className="clone-instances">
      <legend>Instances</legend>
      <div className="clone-line">
        <span className="lk-dim lk-small" aria-live="polite">
          {formatCountOf(chosen.length, 'instance')} chosen
        </span>
        <span className="form-gap" />
        {profiles.length > FILTER_ABOVE && (
          <TextFilter placeholder="Find an instance" value={text} onChange={setText} />
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
          {all ? 'None' : 'All'}
        </Button>
      </div>
      <ul className="clone-list">
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
      {shown.length === 0 && <p className="form-line lk-dim">No instance fits.</p>}
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
  const refused = guard === 'read-only';
  return (
    <li data-colour={colour}>
      <Checkbox
        data-autofocus={first || undefined}
        label={<span className="lk-name">{label}</span>}
        description={[group, originHost(origin), instanceNote(profile)].filter(Boolean).join(' · ')}
        checked={checked}
        disabled={refused && !checked}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
    </li>
  );
}

/** What is known to stand in the way, or is to be known before. */
function instanceNote({ guard, token, lastCheck }: Profile): string {
  if (guard === 'read-only') return 'read-only: nothing is made there';
  if (token === 'none') return 'has no access token';
  if (lastCheck?.problem) return `last check: ${lastCheck.problem.message}`;
  return guard === 'confirm' ? 'guard: confirm' : '';
}

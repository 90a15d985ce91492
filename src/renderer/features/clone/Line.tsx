import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconMinus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useProfiles } from '../../state/profiles';
import '../../ui/where.css';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet' | 'busy';

const symbols = {
  good: IconCircleCheck,
  bad: IconCircleX,
  warn: IconAlertTriangle,
  quiet: IconMinus,
  busy: IconClock,
} as const;

interface Props {
  profileId: string;
  label: string;
  tone: Tone;
  /** How it stands there. */
  word: string;
  /** At the end of the line. */
  side?: ReactNode;
  /** Below it. */
  children?: ReactNode;
}

/** One instance: a symbol and a word, never colour alone. */
export function Line({ profileId, label, tone, word, side = null, children = null }: Props) {
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  const Symbol = symbols[tone];
  return (
    <li className="clone-row" data-colour={profile?.colour}>
      <div className="clone-line">
        <strong className="lk-cut lk-name">{label}</strong>
        {profile !== undefined && profile.guard !== 'normal' && (
          <span className="where-word">{profile.guard}</span>
        )}
        <span className="form-gap" />
        <span className="lk-state" data-tone={tone}>
          <Symbol size={14} aria-hidden />
          {word}
        </span>
        {side}
      </div>
      {children}
    </li>
  );
}

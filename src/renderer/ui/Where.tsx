import type { ReactNode } from 'react';
import type { Guard, Profile } from '../../contract';
import { hostOf } from './format';
import './where.css';

const guardWords: Record<Guard, string | null> = {
  normal: null,
  confirm: 'confirm',
  'read-only': 'read-only',
};

/** In which instance something is about to happen: its colour, and its words. */
export const Where = ({ profile, children }: { profile: Profile; children?: ReactNode }) => (
  <div className="where" data-colour={profile.colour}>
    <div className="where-line">
      <strong className="lk-name lk-cut">{profile.label}</strong>
      {profile.group !== '' && <span className="where-word lk-cut lk-name">{profile.group}</span>}
      {guardWords[profile.guard] !== null && (
        <span className="where-word">{guardWords[profile.guard]}</span>
      )}
    </div>
    <div className="lk-dim lk-cut">{children ?? hostOf(profile.origin)}</div>
  </div>
);

import type { Profile } from '../../contract';
import type { Shown } from '../state/dialogs';
import { kindWord, titleOf } from './format';
import { Where } from './Where';

/** The account that a dialog is about, and the instance it is in. */
export const WhichAccount = ({ profile, shown }: { profile: Profile; shown: Shown }) => (
  <Where profile={profile}>
    <span className="lk-name">{titleOf(shown.detail.account)}</span> ·{' '}
    {shown.detail.account.dataProviderType} · {kindWord(shown.account.kind)}{' '}
    <span className="lk-mono">{shown.account.id}</span>
  </Where>
);

import { SegmentedControl } from '@mantine/core';
import type { Kind } from '../../../contract';
import { MadeInDomo } from './MadeInDomo';

interface Props {
  kind: Kind;
  profileId: string;
  onChange: (kind: Kind) => void;
}

/** The two kinds, and which of them is what people call "OAuth". */
export const ChooseKind = ({ kind, profileId, onChange }: Props) => (
  <div className="edit-kind">
    <SegmentedControl
      aria-label="Kind"
      value={kind}
      onChange={(value) => {
        onChange(value === 'oauth' ? 'oauth' : 'account');
      }}
      data={[
        { value: 'account', label: 'Account' },
        { value: 'oauth', label: 'OAuth account' },
      ]}
    />
    {kind === 'account' ? (
      <p className="edit-line lk-dim lk-small">Credentials that Domo’s connectors sign in with.</p>
    ) : (
      <MadeInDomo profileId={profileId}>
        An OAuth account is an OAuth client configuration: the client id and secret under which Domo
        asks a provider to let people sign in. Accounts that themselves{' '}
        <strong>sign in with OAuth</strong> (Google Sheets, say) are something else: they are made
        in Domo, at the provider’s own sign-in page.
      </MadeInDomo>
    )}
  </div>
);

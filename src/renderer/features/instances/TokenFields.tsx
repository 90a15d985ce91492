import { Checkbox, TextInput } from '@mantine/core';
import { useAppStatus } from '../../state/app-status';
import { t } from '../../../contract/texts';

interface Props {
  token: string;
  session: boolean;
  onToken: (token: string) => void;
  onSession: (session: boolean) => void;
}

/** True while the keychain is not usable, so that tokens can only be kept in memory. */
export function useSessionOnly(): boolean {
  return useAppStatus(({ status }) => status !== null && status.keychain.state !== 'unlocked');
}

/** The token, and where to keep it. */
export function TokenFields({ token, session, onToken, onSession }: Props) {
  const sessionOnly = useSessionOnly();
  return (
    <>
      <TextInput
        label={t('Access token')}
        type="password"
        description={t(
          'In Domo: Admin > Authentication > Access tokens. Latchkey can do what the user of the token can do.',
        )}
        autoComplete="off"
        spellCheck={false}
        value={token}
        onChange={(event) => {
          onToken(event.currentTarget.value);
        }}
      />
      <Checkbox
        label={t('Keep the token for this session only')}
        description={
          sessionOnly
            ? t(
                'The keychain is not available, so Latchkey can keep the token only until you quit.',
              )
            : undefined
        }
        checked={sessionOnly || session}
        disabled={sessionOnly}
        onChange={(event) => {
          onSession(event.currentTarget.checked);
        }}
      />
    </>
  );
}

import { Checkbox, TextInput } from '@mantine/core';
import { useAppStatus } from '../../state/app-status';

interface Props {
  token: string;
  session: boolean;
  onToken: (token: string) => void;
  onSession: (session: boolean) => void;
}

/** True while the keychain cannot take a token, so that it can only be kept until quit. */
export function useSessionOnly(): boolean {
  return useAppStatus(({ status }) => status !== null && status.keychain.state !== 'unlocked');
}

/** The token, and where it is to be kept. */
export function TokenFields({ token, session, onToken, onSession }: Props) {
  const forced = useSessionOnly();
  return (
    <>
      <TextInput
        label="Access token"
        type="password"
        description="In Domo: Admin > Authentication > Access tokens. It works with the rights of the user who made it."
        autoComplete="off"
        spellCheck={false}
        value={token}
        onChange={(event) => {
          onToken(event.currentTarget.value);
        }}
      />
      <Checkbox
        label="Keep the token for this session only"
        description={
          forced
            ? 'The keychain cannot be used now, so the token can only be kept until you quit.'
            : undefined
        }
        checked={forced || session}
        disabled={forced}
        onChange={(event) => {
          onSession(event.currentTarget.checked);
        }}
      />
    </>
  );
}

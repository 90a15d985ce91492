/** The form for the user name and password of a proxy. Nothing that was typed stays when it closes. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NetworkStatus } from '../../../contract';
import { call } from '../../api/client';
import { useReportTypedText } from '../../state/typed-text';
import { SettingsForm } from './SettingsForm';
import { t } from '../../../contract/texts';

interface ProxyLoginFormProps {
  /** The address to start with; empty if the user has to give it. */
  proxy: string;
  onCancel: () => void;
  onDone: (status: NetworkStatus) => void;
}

export function ProxyLoginForm({ proxy, onCancel, onDone }: ProxyLoginFormProps) {
  const [address, setAddress] = useState(proxy);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  useReportTypedText('dialog', address !== proxy || user + password !== '');
  const isColon = user.includes(':');
  const ready = address.trim() !== '' && user !== '' && !isColon && password !== '';
  return (
    <SettingsForm
      ready={ready}
      send={() => call('network.setProxyLogin', { proxy: address, user, password })}
      submitLabel={t('Save')}
      onCancel={onCancel}
      onDone={onDone}
    >
      <TextInput
        label={t('Address of the proxy')}
        placeholder="http://proxy.example:3128"
        autoFocus={proxy === ''}
        value={address}
        onChange={({ currentTarget: { value } }) => setAddress(value)}
      />
      <TextInput
        label={t('User name')}
        autoFocus={proxy !== ''}
        error={isColon ? t('A proxy reads a user name up to a colon.') : null}
        value={user}
        onChange={({ currentTarget: { value } }) => setUser(value)}
      />
      <PasswordInput
        label={t('Password')}
        value={password}
        onChange={({ currentTarget: { value } }) => setPassword(value)}
      />
    </SettingsForm>
  );
}

/** The form for the user name and password of a proxy. Nothing that was typed stays when it closes. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NetworkStatus, Problem } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import settingsStyles from './settings.module.css';

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
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const isColon = user.includes(':');
  const ready = address.trim() !== '' && user !== '' && !isColon && password !== '';
  const send = async (): Promise<void> => {
    setBusy(true);
    const result = await call('network.setProxyLogin', { proxy: address, user, password });
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setProblem(result.problem);
  };
  return (
    <form
      className={settingsStyles['passphrase']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) void send();
      }}
    >
      {problem !== null && <ProblemNotice problem={problem} />}
      <TextInput
        label="Address of the proxy"
        placeholder="http://proxy.example:3128"
        autoFocus={proxy === ''}
        value={address}
        onChange={({ currentTarget: { value } }) => setAddress(value)}
      />
      <TextInput
        label="User name"
        autoFocus={proxy !== ''}
        error={isColon ? 'A proxy reads a user name up to a colon.' : null}
        value={user}
        onChange={({ currentTarget: { value } }) => setUser(value)}
      />
      <PasswordInput
        label="Password"
        value={password}
        onChange={({ currentTarget: { value } }) => setPassword(value)}
      />
      <div className={settingsStyles['actions']}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" disabled={!ready} loading={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** The proxy that is used, and which proxies have a user name and password in the keychain. */
import { Button, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { NetworkStatus, Problem, Result } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { ProxyLoginForm } from './ProxyLoginForm';
import settingsStyles from './settings.module.css';
import { t } from '../../../contract/texts';

export function ProxySettings() {
  const [status, setStatus] = useState<NetworkStatus | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** The address that the form starts with; null while it is closed. */
  const [formFor, setFormFor] = useState<string | null>(null);
  const applyAnswer = (answer: Result<NetworkStatus>): void => {
    if (answer.ok) setStatus(answer.value);
    setProblem(answer.ok ? null : answer.problem);
  };
  useEffect(() => {
    void call('network.get', {}).then(applyAnswer);
  }, []);
  return (
    <section className="lk-stack" aria-label={t('Proxy')}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {status === null && problem === null && <Skeleton height={18} width="60%" />}
      {status !== null && <span>{usedProxy(status)}</span>}
      {formFor === null &&
        status?.proxyLogins.map((proxy) => (
          <div key={proxy} className={settingsStyles['proxy']}>
            <span className={settingsStyles['path']}>
              <span className="lk-mono">{proxy}</span>
              <span className="lk-dim lk-small"> {t('user and password in the keychain')}</span>
            </span>
            <Button variant="default" size="xs" onClick={() => setFormFor(proxy)}>
              {t('Change…')}
            </Button>
            <Button
              variant="default"
              size="xs"
              className="lk-danger"
              aria-label={t('Remove the password of {proxy}', { proxy })}
              onClick={() => void call('network.removeProxyLogin', { proxy }).then(applyAnswer)}
            >
              {t('Remove')}
            </Button>
          </div>
        ))}
      {formFor === null ? (
        <div className={settingsStyles['actions']}>
          <Button
            variant="default"
            disabled={status === null}
            onClick={() => setFormFor(newAddress(status))}
          >
            {t('Add user and password…')}
          </Button>
        </div>
      ) : (
        <ProxyLoginForm
          proxy={formFor}
          onCancel={() => setFormFor(null)}
          onDone={(value) => {
            setFormFor(null);
            applyAnswer({ ok: true, value });
          }}
        />
      )}
      <span className="lk-dim lk-small">
        {t(
          'The proxy itself is set on this computer or in HTTPS_PROXY. A user and password are kept in the keychain, and sent only to the proxy with that address.',
        )}
      </span>
    </section>
  );
}

const usedProxy = ({ proxyInUse }: NetworkStatus) =>
  proxyInUse === null ? (
    t('No proxy is used to reach Domo.')
  ) : (
    <>
      {t('Domo is reached through')} <span className="lk-mono">{proxyInUse}</span>
    </>
  );

/** The proxy in use, unless it has credentials already. */
function newAddress(status: NetworkStatus | null): string {
  const used = status?.proxyInUse ?? '';
  // Main says in words that an address is broken.
  if (!URL.canParse(used)) return '';
  return status?.proxyLogins.includes(used) === true ? '' : used;
}

/** The certificates file: what it holds, and how to choose or remove it. */
import { Button, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AuthorityCertificate, NetworkStatus, Problem, Result } from '../../../contract';
import { describeDay } from '../../../contract/instants';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import settingsStyles from './settings.module.css';
import { t } from '../../../contract/texts';

const NO_FILE = t(
  'Latchkey trusts the authorities of this computer. If your company signs connections with its own, choose its certificate file (PEM or DER).',
);
const COPIED = t(
  'Latchkey trusts these too, from the next request on. It keeps a copy: the file itself may be moved or deleted.',
);

export function CertificateSettings() {
  const [status, setStatus] = useState<NetworkStatus | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const applyAnswer = (answer: Result<NetworkStatus>): void => {
    if (answer.ok) setStatus(answer.value);
    setProblem(answer.ok ? null : answer.problem);
    setBusy(false);
  };
  const run = (answer: Promise<Result<NetworkStatus>>): void => {
    setBusy(true);
    void answer.then(applyAnswer);
  };
  useEffect(() => {
    void call('network.get', {}).then(applyAnswer);
  }, []);
  const certificates = status?.certificates ?? null;
  return (
    <section className="lk-stack" aria-label={t('Certificates file')}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {certificates?.problem && <ProblemNotice problem={certificates.problem} />}
      {status === null && problem === null && <Skeleton height={18} width="60%" />}
      {certificates !== null && certificates.authorities.length > 0 && (
        <AuthorityList name={certificates.name} authorities={certificates.authorities} />
      )}
      <div className={settingsStyles['actions']}>
        <Button
          variant="default"
          loading={busy}
          disabled={status === null}
          onClick={() => run(call('network.setCertificates', { file: null }))}
        >
          {certificates === null ? t('Choose file…') : t('Choose another file…')}
        </Button>
        {certificates !== null && (
          <Button
            variant="default"
            className="lk-danger"
            aria-label={t('Remove the certificates file')}
            disabled={busy}
            onClick={() => run(call('network.removeCertificates', {}))}
          >
            {t('Remove')}
          </Button>
        )}
      </div>
      <span className="lk-dim lk-small">
        {certificates === null && NO_FILE}
        {certificates !== null && certificates.problem === null && COPIED}
      </span>
    </section>
  );
}

interface AuthorityListProps {
  name: string;
  authorities: readonly AuthorityCertificate[];
}

const AuthorityList = ({ name, authorities }: AuthorityListProps) => (
  <ul
    className={settingsStyles['authorities']}
    aria-label={t('Authorities of {name}', { name })}
    tabIndex={0}
  >
    {authorities.map((authority, at) => (
      <li key={at} title={t('SHA-256 {fingerprint}', { fingerprint: authority.fingerprint })}>
        <span className="lk-name">{authority.subject}</span>
        <span className="lk-dim lk-small">{validity(authority)}</span>
      </li>
    ))}
  </ul>
);

function validity({ validTo, expired }: AuthorityCertificate): string {
  if (validTo === null) return t('names no day on which it ends');
  const day = describeDay(validTo);
  return expired
    ? t('expired on {day}: it is not trusted any more', { day })
    : t('valid to {day}', { day });
}

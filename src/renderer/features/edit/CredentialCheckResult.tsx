import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ResponseFor, RequestFor } from '../../../contract';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/client';
import { useSubmit } from '../../ui/requests/useSubmit';
import editStyles from './edit.module.css';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

/** The result of a credential check, with Domo's own messages. */
export const CredentialCheckResult = ({
  check: { result, problem },
}: {
  check: CredentialCheck;
}) => (
  <div aria-live="polite" className={editStyles['live']}>
    {problem !== null && (
      <ScrolledIntoView>
        <ProblemNotice problem={problem} tone="amber" />
      </ScrolledIntoView>
    )}
    {result !== null && (
      <ScrolledIntoView>
        <CheckOutcome result={result} />
      </ScrolledIntoView>
    )}
  </div>
);

const CheckOutcome = ({ result }: { result: ResponseFor<'account.validate'> }) =>
  result.success ? (
    <p className={formStyles['good']}>
      <IconCircleCheck size={16} aria-hidden />
      <span>{t('The credentials work. {messages}', { messages: result.messages.join(' ') })}</span>
    </p>
  ) : (
    <div className="lk-problem" data-tone="amber">
      <IconAlertTriangle size={16} aria-hidden />
      <div className="lk-problem-text">
        <div className="lk-strong">
          {t('The credentials do not work ({result})', { result: result.result })}
        </div>
        {result.messages.map((message) => (
          <div key={message}>{message}</div>
        ))}
      </div>
    </div>
  );

const scrollIntoView = (node: HTMLElement | null): void => {
  node?.scrollIntoView({ block: 'nearest' });
};

/** Scrolls its content into view, because in a long form it may appear outside the visible part. */
export const ScrolledIntoView = ({ children }: { children: ReactNode }) => (
  <div className={editStyles['told']} ref={scrollIntoView}>
    {children}
  </div>
);

/** Lets Domo check credentials with their provider; nothing is saved. */
export function useCredentialCheck() {
  const [result, setResult] = useState<ResponseFor<'account.validate'> | null>(null);
  const { busy, problem, setProblem, submit } =
    useSubmit<ResponseFor<'account.validate'>>(setResult);
  /** Clears the result, because the typed values changed. */
  const clear = (): void => {
    setResult(null);
    setProblem(null);
  };
  const run = (request: RequestFor<'account.validate'>): void => {
    clear();
    void submit(() => call('account.validate', request));
  };
  return { result, busy, problem, clear, run };
}

export type CredentialCheck = ReturnType<typeof useCredentialCheck>;

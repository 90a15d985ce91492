import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ResponseFor, RequestFor } from '../../../contract';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/client';
import { useSubmit } from '../../ui/requests/useSubmit';

/** How the credentials did at their provider, in Domo's own words. */
export const CredentialCheckResult = ({ test: { tried, problem } }: { test: CredentialCheck }) => (
  <div aria-live="polite" className="edit-live">
    {problem !== null && (
      <ScrolledIntoView>
        <ProblemNotice problem={problem} tone="amber" />
      </ScrolledIntoView>
    )}
    {tried !== null && (
      <ScrolledIntoView>
        <CheckOutcome tried={tried} />
      </ScrolledIntoView>
    )}
  </div>
);

const CheckOutcome = ({ tried }: { tried: ResponseFor<'account.validate'> }) =>
  tried.success ? (
    <p className="form-good">
      <IconCircleCheck size={16} aria-hidden />
      <span>The credentials work. {tried.messages.join(' ')}</span>
    </p>
  ) : (
    <div className="lk-problem" data-tone="amber">
      <IconAlertTriangle size={16} aria-hidden />
      <div className="lk-problem-text">
        <div className="lk-strong">The credentials do not work ({tried.result})</div>
        {tried.messages.map((message) => (
          <div key={message}>{message}</div>
        ))}
      </div>
    </div>
  );

const scrollIntoView = (node: HTMLElement | null): void => {
  node?.scrollIntoView({ block: 'nearest' });
};

/** How something ended: brought into view, since in a long form it comes where nobody looks. */
export const ScrolledIntoView = ({ children }: { children: ReactNode }) => (
  <div className="edit-told" ref={scrollIntoView}>
    {children}
  </div>
);

/** Trying credentials at their provider, without keeping them. */

export function useCredentialCheck() {
  const [tried, setTried] = useState<ResponseFor<'account.validate'> | null>(null);
  const { busy, problem, setProblem, submit } =
    useSubmit<ResponseFor<'account.validate'>>(setTried);
  /** What was typed changed: what is known tells of something else. */
  const forget = (): void => {
    setTried(null);
    setProblem(null);
  };
  const run = (request: RequestFor<'account.validate'>): void => {
    forget();
    void submit(() => call('account.validate', request));
  };
  return { tried, busy, problem, forget, run };
}

export type CredentialCheck = ReturnType<typeof useCredentialCheck>;

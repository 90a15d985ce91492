import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ResponseFor } from '../../../contract';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { Told } from './Told';
import type { Try } from './useTry';

/** How the credentials did at their provider, in Domo's own words. */
export const Tried = ({ test: { tried, problem } }: { test: Try }) => (
  <div aria-live="polite" className="edit-live">
    {problem !== null && (
      <Told>
        <ProblemNotice problem={problem} tone="amber" />
      </Told>
    )}
    {tried !== null && (
      <Told>
        <Outcome tried={tried} />
      </Told>
    )}
  </div>
);

const Outcome = ({ tried }: { tried: ResponseFor<'account.validate'> }) =>
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

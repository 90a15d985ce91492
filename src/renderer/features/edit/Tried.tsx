import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { ProblemNotice } from '../../ui/ProblemNotice';
import type { Try } from './useTry';

/** How the credentials did at their provider, in Domo's own words. */
export function Tried({ test: { tried, problem } }: { test: Try }) {
  return (
    <div aria-live="polite">
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      {tried?.success === true && (
        <p className="form-good">
          <IconCircleCheck size={16} aria-hidden />
          <span>The credentials work. {tried.messages.join(' ')}</span>
        </p>
      )}
      {tried?.success === false && (
        <div className="lk-problem" data-tone="amber">
          <IconAlertTriangle size={16} aria-hidden />
          <div className="lk-problem-text">
            <div className="lk-strong">The credentials do not work ({tried.result})</div>
            {tried.messages.map((message) => (
              <div key={message}>{message}</div>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

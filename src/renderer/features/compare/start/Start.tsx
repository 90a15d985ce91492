import type { ReactNode } from 'react';
import '../../../ui/title.css';
import { ChooseAccounts } from './ChooseAccounts';
import { ChooseInstances } from './ChooseInstances';
import { ChooseTimes } from './ChooseTimes';
import { Saved } from './Saved';
import './start.css';

/** What to compare. */
export const Start = ({ notices }: { notices: ReactNode }) => (
  <>
    <header className="title" data-colour="blue">
      <h1 className="title-label">Compare</h1>
      <span className="lk-dim lk-cut">What was last read, without asking Domo</span>
    </header>
    {notices}
    {/* It scrolls, also by the keyboard. */}
    <div className="start" tabIndex={0} role="region" aria-label="What to compare">
      <div className="start-cards">
        <ChooseInstances />
        <div className="start-column">
          <ChooseAccounts />
          <ChooseTimes />
        </div>
      </div>
      <Saved />
    </div>
  </>
);

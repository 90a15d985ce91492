import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActivityEntry } from '../../../contract';
import { openEntry } from '../../state/activity';
import { useProfiles } from '../../state/profiles';
import { openAccount } from '../../state/view';
import { DrawerHead } from '../../ui/DrawerHead';
import { dateTimeOf } from '../../ui/format';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { SidePart } from '../../ui/SidePart';
import { Changes } from './Changes';
import { OutcomeBadge, outcomes } from './OutcomeBadge';
import { accountId, accountName, operationWord, sourceWord } from './words';

const close = (): void => {
  openEntry(null);
};

/** Everything that was recorded of one entry. */
export function Details({ entry }: { entry: ActivityEntry }) {
  return (
    <SidePart label="Activity details" onClose={close}>
      <DrawerHead
        title={`${operationWord(entry.operation)} ${accountName(entry)}`}
        below={
          <>
            {accountId(entry)} · <span className="lk-name">{entry.label}</span>
          </>
        }
        onClose={close}
      />
      <div className="activity-details">
        {entry.problem !== null && (
          <div className="drawer-note">
            <ProblemNotice
              problem={entry.problem}
              tone={entry.outcome === 'unknown' ? 'amber' : 'red'}
            />
          </div>
        )}
        <dl className="facts">
          <Fact term="Outcome">
            <OutcomeBadge outcome={entry.outcome} />
            <div className="lk-dim lk-small">{outcomes[entry.outcome].about}.</div>
          </Fact>
          <Fact term="Begun">{timeOf(entry.at)}</Fact>
          {entry.endedAt !== null && <Fact term="Ended">{timeOf(entry.endedAt)}</Fact>}
          <Fact term="Instance">
            <span className="lk-name">{entry.label}</span>{' '}
            <span className="lk-mono lk-dim">{entry.instance}</span>
          </Fact>
          <Fact term="From">{sourceWord(entry)}</Fact>
          <Fact term="Operation">
            <span className="lk-mono">{entry.operation}</span>
          </Fact>
        </dl>
        <Changes entry={entry} />
      </div>
      <Foot entry={entry} />
    </SidePart>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="fact">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const timeOf = (at: number): string =>
  `${dateTimeOf(at)}:${String(new Date(at).getSeconds()).padStart(2, '0')}`;

/** The way to the account, while its instance is still kept. */
function Foot({ entry: { profileId, kind, accountId: id, operation, outcome } }: Props) {
  const kept = useProfiles(({ profiles }) => profiles?.some((each) => each.id === profileId));
  const gone = operation === 'account.delete' && outcome === 'done';
  if (kept !== true || kind === null || id === null || gone) return null;
  return (
    <footer className="drawer-foot">
      <Button
        variant="default"
        onClick={() => {
          openAccount({ profileId, kind, id });
        }}
      >
        Open the account
      </Button>
    </footer>
  );
}

interface Props {
  entry: ActivityEntry;
}

import { Modal } from '@mantine/core';
import type { SyncResult, Unread } from '../../../contract';
import { closeDialog } from '../../state/dialogs';
import { useSync } from '../../state/sync';
import { count, counted } from '../../ui/format';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { outcomeWords } from './describe';
import './sync.css';

/** One result per instance: what was read, what changed, and what could not be read and why. */
export default function SyncResultsDialog() {
  const results = useSync((state) => state.results);
  const problem = useSync((state) => state.problem);
  return (
    <Modal opened onClose={closeDialog} title="How the sync ended" size={720}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className="sync-results">
        {results?.map((result) => (
          <Result key={result.profileId} result={result} />
        ))}
      </ul>
    </Modal>
  );
}

function Result({ result }: { result: SyncResult }) {
  const { label, outcome, accounts, oauth, added, removed, problem, unread, unreadCount } = result;
  const changes = [
    added > 0 ? `${count(added)} new` : '',
    removed > 0 ? `${count(removed)} gone` : '',
  ].filter(Boolean);
  return (
    <li className="sync-result">
      <div className="sync-line">
        <strong className="lk-cut lk-name">{label}</strong>
        <span className="sync-outcome" data-outcome={outcome}>
          {outcomeWords[outcome]}
        </span>
        <span className="lk-dim lk-num sync-counts">
          {counted(accounts, 'account')}, {counted(oauth, 'OAuth account')}
          {changes.length > 0 && ` · ${changes.join(', ')}`} ·{' '}
          {((result.endedAt - result.startedAt) / 1000).toFixed(1)} s
        </span>
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      {unreadCount > 0 && <NotRead unread={unread} total={unreadCount} />}
    </li>
  );
}

/** More would not be looked at; the command line lists all. */
const SHOWN = 50;

const NotRead = ({ unread, total }: { unread: readonly Unread[]; total: number }) => (
  <details className="sync-unread">
    <summary>{counted(total, 'part')} not read</summary>
    <ul>
      {unread.slice(0, SHOWN).map((each) => (
        <li key={`${each.what} ${String(each.kind)} ${String(each.id)}`}>
          <span className="lk-strong">{wordsOf(each)}</span>{' '}
          <span className="lk-dim">{each.problem.message}</span>
        </li>
      ))}
      {total > SHOWN && <li className="lk-dim">and {count(total - SHOWN)} more</li>}
    </ul>
  </details>
);

const parts: Record<Unread['what'], string> = {
  accounts: 'list',
  providers: 'providers',
  row: 'row of the list',
  config: 'configuration',
  accessList: 'access list',
};

function wordsOf({ kind, id, what }: Unread): string {
  if (kind === null) return `${parts[what]}:`;
  const whose = `${kind === 'oauth' ? 'OAuth account' : 'account'}${id === null ? 's' : ` ${id}`}`;
  return `${whose}, ${parts[what]}:`;
}

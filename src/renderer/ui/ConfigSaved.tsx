import type { ResponseFor } from '../../contract';
import { counted } from './format';
import { Saved } from './Saved';

/** The last step: what Domo shows now, and what it does not show. */
export function ConfigSaved({ saved }: { saved: ResponseFor<'account.updateConfig'> }) {
  const { written, unconfirmed, problem } = saved;
  const confirmed = written.filter((name) => !unconfirmed.includes(name));
  if (written.length === 0) {
    return (
      <Saved problem={problem}>
        <p className="form-line">Domo had these values already; nothing was sent.</p>
      </Saved>
    );
  }
  return (
    <Saved problem={problem}>
      <p className="form-line">Domo took {counted(written.length, 'field')}.</p>
      {confirmed.length > 0 && (
        <p className="form-line">
          Read again, and as it should be: <Names names={confirmed} />
        </p>
      )}
      {unconfirmed.length > 0 && (
        <p className="form-line">
          Cannot be confirmed, since Domo does not show {unconfirmed.length === 1 ? 'it' : 'them'}:{' '}
          <Names names={unconfirmed} />
        </p>
      )}
    </Saved>
  );
}

const Names = ({ names }: { names: readonly string[] }) => (
  <span className="lk-mono">{names.join(', ')}</span>
);

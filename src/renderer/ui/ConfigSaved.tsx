import { IconAlertTriangle } from '@tabler/icons-react';
import { counted } from './format';
import { Saved } from './Saved';
import { confirmedOf, type SavedConfig } from './saved';

/** The last step: what Domo shows now, and what it does not show. */
export function ConfigSaved({ saved }: { saved: SavedConfig }) {
  const { written, different, unconfirmed, config, problem } = saved;
  const confirmed = confirmedOf(saved);
  if (written.length === 0) {
    return (
      <Saved problem={problem}>
        <p className="form-line">Domo had these values already; nothing was sent.</p>
      </Saved>
    );
  }
  return (
    <Saved problem={problem} warning={different.length > 0 && <Different names={different} />}>
      <p className="form-line">Domo took {counted(written.length, 'field')}.</p>
      {confirmed.length > 0 && (
        <p className="form-line">
          Read again, and as it should be: <Names names={confirmed} />
        </p>
      )}
      {unconfirmed.length > 0 && (
        <p className="form-line">
          {config === null
            ? 'Not confirmed, since the configuration could not be read again: '
            : `Cannot be confirmed, since Domo does not show ${unconfirmed.length === 1 ? 'it' : 'them'}: `}
          <Names names={unconfirmed} />
        </p>
      )}
    </Saved>
  );
}

const Different = ({ names }: { names: readonly string[] }) => (
  <div className="lk-problem" data-tone="amber" role="alert">
    <IconAlertTriangle size={16} aria-hidden />
    <div className="lk-problem-text">
      <div className="lk-strong">
        Domo took {names.length === 1 ? 'it, and shows' : 'them, and shows'} another value than was
        sent: <Names names={names} />
      </div>
      <div className="lk-dim">
        Somebody else may have changed it meanwhile, or Domo wrote it in its own way. Look at the
        configuration before you save again.
      </div>
    </div>
  </div>
);

const Names = ({ names }: { names: readonly string[] }) => (
  <span className="lk-mono">{names.join(', ')}</span>
);

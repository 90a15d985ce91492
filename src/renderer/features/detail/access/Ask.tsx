import { Button } from '@mantine/core';
import { useSharing } from '../../../state/sharing';

interface Props {
  /** What will be written. */
  sentence: string;
  /** What else to know before; empty for nothing. */
  warning: string;
  verb: string;
  removes: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Shows what will be written, and writes nothing before it is told to. */
export function Ask({ sentence, warning, verb, removes, onYes, onNo }: Props) {
  const writing = useSharing((state) => state.writing);
  return (
    <div className="access-ask">
      <p className="lk-name">{sentence}?</p>
      {warning !== '' && <p className="access-warning">{warning}</p>}
      <div className="access-buttons">
        <Button variant="default" onClick={onNo} disabled={writing}>
          Cancel
        </Button>
        <Button color={removes ? 'red' : 'accent'} loading={writing} data-autofocus onClick={onYes}>
          {verb}
        </Button>
      </div>
    </div>
  );
}

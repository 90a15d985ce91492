import { useEffect, useState, type ReactNode } from 'react';
import drawerStyles from '../layout/drawer.module.css';
import { t } from '../../../contract/texts';

/** Milliseconds that “Copied” stays. */
const COPIED_MS = 1_500;

interface Props {
  /** What it is: “ID”. */
  what: string;
  /** What is copied. Never a secret: those are copied by main, which clears the clipboard again. */
  text: string;
  children: ReactNode;
}

/** A value that a click or Enter copies. */
export function CopyableValue({ what, text, children }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = window.setTimeout(() => {
      setSaid(null);
    }, COPIED_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [said]);
  return (
    <>
      <button
        type="button"
        className={drawerStyles['copyable']}
        aria-description={t('Copies {what}', { what })}
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => {
              setSaid(t('Copied'));
            },
            () => {
              setSaid(t('Not copied'));
            },
          );
        }}
      >
        {children}
      </button>
      {said !== null && (
        <span className="lk-dim lk-small" role="status">
          {' '}
          {said}
        </span>
      )}
    </>
  );
}

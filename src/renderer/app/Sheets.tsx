import { lazy, Suspense, useEffect, useState } from 'react';
import { closeSheet, useSheet, type Sheet } from '../state/sheet';
import { restoreFocus } from '../ui/keyboard/focus';
import { ErrorBoundary } from '../ui/notices/ErrorBoundary';

const HelpSheet = lazy(() => import('../features/help/HelpSheet'));
const ShortcutsSheet = lazy(() => import('../features/shortcuts/ShortcutsSheet'));

/** The guide or the list of keys, above everything else. */
export function Sheets() {
  const sheet = useSheet((state) => state.sheet);
  if (sheet === null) return null;
  return (
    <ErrorBoundary what="This page" resetKey={sheet} onClose={closeSheet} area="dialog">
      <OpenSheet sheet={sheet} />
    </ErrorBoundary>
  );
}

function OpenSheet({ sheet }: { sheet: Sheet }) {
  // Before anything of it is drawn, the focus is still where the user was.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      restoreFocus();
    },
    [before],
  );
  return (
    <Suspense fallback={null}>{sheet === 'help' ? <HelpSheet /> : <ShortcutsSheet />}</Suspense>
  );
}

import { lazy, Suspense } from 'react';
import { closeSheet, useSheet, type Sheet } from '../state/sheet';
import { useGiveFocusBack } from '../ui/keyboard/focus';
import { ErrorBoundary } from '../ui/notices/ErrorBoundary';
import { t } from '../../contract/texts';

const HelpSheet = lazy(() => import('../features/help/HelpSheet'));
const ShortcutsSheet = lazy(() => import('../features/shortcuts/ShortcutsSheet'));

/** The guide or the list of keys, above everything else. */
export function Sheets() {
  const sheet = useSheet((state) => state.sheet);
  if (sheet === null) return null;
  return (
    <ErrorBoundary what={t('This page')} resetKey={sheet} onClose={closeSheet} area="dialog">
      <OpenSheet sheet={sheet} />
    </ErrorBoundary>
  );
}

function OpenSheet({ sheet }: { sheet: Sheet }) {
  useGiveFocusBack();
  return (
    <Suspense fallback={null}>{sheet === 'help' ? <HelpSheet /> : <ShortcutsSheet />}</Suspense>
  );
}

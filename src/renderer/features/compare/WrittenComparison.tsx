import { ExportEnd } from '../../ui/ExportEnd';
import { tellExported, useExported } from './exported';

/** How the last export of a comparison ended. */
export function WrittenComparison() {
  const ended = useExported((state) => state.ended);
  if (ended === null) return null;
  return (
    <ExportEnd
      ended={ended}
      onDismiss={() => {
        tellExported(null);
      }}
    />
  );
}

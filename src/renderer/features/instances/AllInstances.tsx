import type { Profile } from '../../../contract';
import { selectInstance, useView } from '../../state/view';
import { counted } from '../../ui/format';

export function AllInstances({ profiles }: { profiles: readonly Profile[] }) {
  const selected = useView((state) => state.selected === null);
  const total = profiles.reduce((sum, { counts }) => sum + counts.accounts + counts.oauth, 0);
  return (
    <div className="rail-row" data-colour="grey" data-selected={selected || undefined}>
      <button
        type="button"
        className="rail-main"
        aria-current={selected ? 'true' : undefined}
        onClick={() => {
          selectInstance(null);
        }}
      >
        <span className="rail-bar" />
        <span className="rail-words">
          <span className="rail-label">All instances</span>
          <span className="rail-second lk-cut">
            {counted(profiles.length, 'instance')} · {counted(total, 'account')}
          </span>
        </span>
      </button>
    </div>
  );
}

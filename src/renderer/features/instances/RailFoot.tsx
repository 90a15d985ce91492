import { useView } from '../../state/view';
import { railActions, type RailAction } from './rail-actions';
import railStyles from './rail.module.css';

/** Adding an instance, the other views and the settings. */
export const RailFoot = () => (
  <div className={railStyles['foot']}>
    {railActions.map((action) => (
      <RailFootButton key={action.label} action={action} />
    ))}
  </div>
);

function RailFootButton({ action: { label, keys, Sign, view, run } }: { action: RailAction }) {
  const on = useView((state) => state.view === view);
  return (
    <button
      type="button"
      className={railStyles['action']}
      title={`${label} (${keys})`}
      aria-pressed={view === null ? undefined : on}
      onClick={run}
    >
      <Sign size={16} aria-hidden />
      <span className="lk-cut">{label}</span>
    </button>
  );
}

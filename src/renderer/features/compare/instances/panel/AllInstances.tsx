import type { InstanceRow } from '../../../../../contract';
import { useInstanceMatrix } from '../../../../state/instanceMatrix';
import { useProfiles } from '../../../../state/profiles';
import { CellContent } from '../lines';

/** The row once more, instance by instance, with room for all words. */
export function AllInstances({ row, column }: { row: InstanceRow; column: number }) {
  const instances = useInstanceMatrix((state) => state.instances);
  const profiles = useProfiles((state) => state.profiles);
  return (
    <section className="instances-part" aria-label="In all instances">
      <h3 className="instances-heading">In all instances</h3>
      <ul className="instances-all">
        {instances.map(({ profileId, label }, place) => {
          const cell = row.cells[place];
          const profile = profiles?.find(({ id }) => id === profileId);
          return (
            <li key={profileId} data-on={place === column || undefined}>
              <span className="instances-swatch" data-colour={profile?.colour ?? 'grey'} />
              <span className="lk-cut lk-name" title={label}>
                {label}
              </span>
              {cell !== undefined && <CellContent cell={cell} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

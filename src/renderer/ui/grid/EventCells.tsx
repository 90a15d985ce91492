/** Cells of grids whose rows tell what happened to an account, and when. */
import type { Profile } from '../../../contract';
import { InstanceLabel } from '../format/CutLabel';
import { Time } from '../format/Time';
import gridStyles from './grid.module.css';

export const TimeCell = ({ at }: { at: number }) => (
  <span className="lk-num lk-cut lk-dim">
    <Time at={at} />
  </span>
);

/** `profile` undefined: the instance was removed from Latchkey. */
export const ProfileCell = ({
  profile,
  label,
  title,
}: {
  profile: Profile | undefined;
  label: string;
  title: string | undefined;
}) => (
  <>
    <span className={gridStyles['dot']} data-colour={profile?.colour ?? 'grey'} />
    <span className={gridStyles['held']} title={title}>
      <InstanceLabel label={label} />
    </span>
  </>
);

export const AccountCell = ({ name, id }: { name: string; id: string }) => (
  <>
    <span className="lk-strong lk-cut lk-name" title={name}>
      {name}
    </span>
    <span className={gridStyles['id']}>{id}</span>
  </>
);

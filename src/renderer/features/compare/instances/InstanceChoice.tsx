import { changeComparison, MOST_INSTANCES } from '../../../state/comparison';
import { withInstances, type ComparedInstances } from '../../../state/instanceMatrix';
import { useProfiles } from '../../../state/profiles';
import { CheckList } from '../../../ui/CheckList';
import { count } from '../../../ui/format';

/** Which instances, in the order in which they are chosen. */
export function InstanceChoice({ comparison }: { comparison: ComparedInstances }) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const { profileIds } = comparison;
  return (
    <>
      <CheckList
        label="Instances"
        one="instance"
        items={profiles.map(({ id, label, group, origin }) => ({
          ...{ value: id, label, title: origin, note: group },
          disabled: profileIds.length >= MOST_INSTANCES && !profileIds.includes(id),
        }))}
        chosen={profileIds}
        onToggle={(id, on) => {
          const left = profileIds.filter((each) => each !== id);
          changeComparison(withInstances(comparison, on ? [...left, id] : left));
        }}
      />
      <p className="instances-hint lk-dim lk-small">
        {count(profileIds.length)} of {MOST_INSTANCES} at most, in the order in which they are
        chosen.
      </p>
    </>
  );
}

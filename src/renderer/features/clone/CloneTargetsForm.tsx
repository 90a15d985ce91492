import { Button, TextInput } from '@mantine/core';
import type { AccountKey } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { groupProfiles, useProfiles } from '../../state/profiles';
import { FormFooter } from '../../ui/forms/FormFooter';
import { CloneInstancePicker } from './CloneInstancePicker';
import { validateCloneNames, type CloneNames } from './clone-draft';

/** As many as main plans at once. */
const MOST_TARGETS = 50;

interface Props {
  source: AccountKey;
  names: CloneNames;
  chosen: readonly string[];
  onNames: (names: CloneNames) => void;
  onChosen: (chosen: readonly string[]) => void;
  onNext: () => void;
}

/** The first step: what it is called, and where it is wanted. Nothing is asked of Domo yet. */
export function CloneTargetsForm({ source, names, chosen, onNames, onChosen, onNext }: Props) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const others = groupProfiles(profiles)
    .flatMap((group) => group.profiles)
    .filter(({ id }) => id !== source.profileId);
  const wanting = validateCloneNames(names) ?? validateTargetCount(chosen.length);
  if (others.length === 0) {
    return (
      <>
        <p className="form-line">There is no other instance that it could be made in.</p>
        <div className="form-foot">
          <span className="form-gap" />
          <Button
            onClick={() => {
              openDialog({ name: 'add' });
            }}
          >
            Add an instance…
          </Button>
        </div>
      </>
    );
  }
  const input = { autoComplete: 'off', spellCheck: false, maxLength: 500, withAsterisk: true };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanting === null) onNext();
      }}
    >
      <CloneInstancePicker profiles={others} chosen={chosen} onChosen={onChosen} />
      <div className="form-pair">
        <TextInput
          {...input}
          label="Display name"
          description="What Domo shows; it can be renamed later."
          value={names.displayName}
          onChange={(event) => {
            onNames({ ...names, displayName: event.currentTarget.value });
          }}
        />
        <TextInput
          {...input}
          label="Name"
          description="Given now, and never changed."
          value={names.name}
          onChange={(event) => {
            onNames({ ...names, name: event.currentTarget.value });
          }}
        />
      </div>
      <FormFooter
        submit="Look there"
        busy={false}
        disabled={wanting !== null}
        disabledReason={wanting}
      />
    </form>
  );
}

function validateTargetCount(count: number): string | null {
  if (count === 0) return 'Choose an instance';
  return count > MOST_TARGETS ? `At most ${String(MOST_TARGETS)} instances at once` : null;
}

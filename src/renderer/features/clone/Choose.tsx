import { Button, TextInput } from '@mantine/core';
import type { AccountKey } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { groupProfiles, useProfiles } from '../../state/profiles';
import { FormFoot } from '../../ui/FormFoot';
import { Instances } from './Instances';
import { faultOfNames, type Names } from './names';

/** As many as main plans at once. */
const MOST = 50;

interface Props {
  source: AccountKey;
  names: Names;
  chosen: readonly string[];
  onNames: (names: Names) => void;
  onChosen: (chosen: readonly string[]) => void;
  onNext: () => void;
}

/** The first step: what it is called, and where it is wanted. Nothing is asked of Domo yet. */
export function Choose({ source, names, chosen, onNames, onChosen, onNext }: Props) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const others = groupProfiles(profiles)
    .flatMap((group) => group.profiles)
    .filter(({ id }) => id !== source.profileId);
  const wanting = faultOfNames(names) ?? faultOfChoice(chosen.length);
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
      <Instances profiles={others} chosen={chosen} onChosen={onChosen} />
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
      <FormFoot submit="Look there" busy={false} disabled={wanting !== null} why={wanting} />
    </form>
  );
}

function faultOfChoice(count: number): string | null {
  if (count === 0) return 'Choose an instance';
  return count > MOST ? `At most ${String(MOST)} instances at once` : null;
}

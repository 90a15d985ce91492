import { Button, TextInput } from '@mantine/core';
import type { AccountKey } from '../../../../contract';
import { openDialog } from '../../../state/dialogs';
import { useRailProfiles } from '../../../state/rail';
import { FormFooter } from '../../../ui/forms/FormFooter';
import { CloneInstancePicker } from './CloneInstancePicker';
import { validateCloneNames, type CloneNames } from './clone-draft';
import formStyles from '../../../ui/forms/form.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  source: AccountKey;
  names: CloneNames;
  chosen: readonly string[];
  onNames: (names: CloneNames) => void;
  onChosen: (chosen: readonly string[]) => void;
  onNext: () => void;
}

/** The first step: names and target instances. Nothing is requested from Domo yet. */
export function CloneTargetsForm({ source, names, chosen, onNames, onChosen, onNext }: Props) {
  const others = useRailProfiles().filter(({ id }) => id !== source.profileId);
  const blockedReason =
    validateCloneNames(names) ?? (chosen.length === 0 ? t('Select an instance') : null);
  if (others.length === 0) {
    return (
      <>
        <p className={formStyles['line']}>
          {t('There is no other instance to clone this account to.')}
        </p>
        <div className={formStyles['foot']}>
          <span className={formStyles['gap']} />
          <Button
            onClick={() => {
              openDialog({ name: 'add' });
            }}
          >
            {t('Add instance…')}
          </Button>
        </div>
      </>
    );
  }
  const input = { autoComplete: 'off', spellCheck: false, maxLength: 500, withAsterisk: true };
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (blockedReason === null) onNext();
      }}
    >
      <CloneInstancePicker profiles={others} chosen={chosen} onChosen={onChosen} />
      <div className={formStyles['pair']}>
        <TextInput
          {...input}
          label={t('Display name')}
          description={t('Shown in Domo; can be changed later.')}
          value={names.displayName}
          onChange={(event) => {
            onNames({ ...names, displayName: event.currentTarget.value });
          }}
        />
        <TextInput
          {...input}
          label={t('Name')}
          description={t('Set at creation; cannot be changed later.')}
          value={names.name}
          onChange={(event) => {
            onNames({ ...names, name: event.currentTarget.value });
          }}
        />
      </div>
      <FormFooter
        submit={t('Next')}
        busy={false}
        disabled={blockedReason !== null}
        disabledReason={blockedReason}
      />
    </form>
  );
}

import { Checkbox } from '@mantine/core';
import type { ClonedField } from '../../../../contract';
import formStyles from '../../../ui/forms/form.module.css';
import type { CloneDraft } from './clone-draft';
import { t } from '../../../../contract/texts';

interface Props {
  field: ClonedField;
  /** The label of the source's instance. */
  source: string;
  /** It has the focus when the step appears. */
  first: boolean;
  draft: CloneDraft;
  onDraft: (draft: CloneDraft) => void;
}

/** Domo requires it and does not return it, so that there is nothing to choose. */
export const mustBeEntered = ({ from, required, secret }: ClonedField): boolean =>
  secret && required && from === 'asked';

/** A secret is not typed here: it is filled in by main, or entered with the changes, or left out. */
export function ClonedSecretChoice({ field, source, first, draft, onDraft }: Props) {
  const { name, label, from } = field;
  if (mustBeEntered(field)) {
    return (
      <p className={formStyles['line']}>
        {t('{label}: required, and Domo does not return it. You enter it with the changes.', {
          label,
        })}
      </p>
    );
  }
  const list = from === 'asked' ? 'leftOut' : 'newSecrets';
  return (
    <Checkbox
      label={
        from === 'asked'
          ? t('Create it without {label}', { label })
          : t('Another value for {label}', { label })
      }
      description={otherwise(field, source)}
      data-autofocus={first || undefined}
      autoFocus={first}
      checked={draft[list].includes(name)}
      onChange={({ currentTarget: { checked } }) => {
        const others = draft[list].filter((each) => each !== name);
        onDraft({ ...draft, [list]: checked ? [...others, name] : others });
      }}
    />
  );
}

function otherwise({ from }: ClonedField, source: string): string {
  if (from === 'asked')
    return t('Domo does not return it: otherwise you enter it with the changes');
  return from === 'kept'
    ? t('Otherwise it is filled in from {source}, not shown', { source })
    : t('Otherwise it is empty, as in {source}', { source });
}

import { Button, Checkbox } from '@mantine/core';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ClonedField } from '../../../../contract';
import { TimeAgo } from '../../../ui/format/Time';
import { FormFooter } from '../../../ui/forms/FormFooter';
import formStyles from '../../../ui/forms/form.module.css';
import { ClonedFieldInput } from './ClonedFieldInput';
import { ClonedSecretChoice, mustBeEntered } from './ClonedSecretChoice';
import { validateCloneValues, type ClonedAccount, type CloneDraft } from './clone-draft';
import cloneStyles from './clone.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  cloned: ClonedAccount;
  draft: CloneDraft;
  back: ReactNode;
  onDraft: (draft: CloneDraft) => void;
  /** Reads the source again. */
  onRefresh: () => void;
  onPlan: () => void;
}

/** The second step: values that are not secret, and what becomes of each secret. */
export function CloneFieldsForm({ cloned, draft, back, onDraft, onRefresh, onPlan }: Props) {
  const { fields, label, readAt } = cloned;
  const blockedReason = validateCloneValues(fields, draft);
  const plain = fields.filter(({ secret }) => !secret);
  const asked = plain.filter(({ from }) => from === 'asked');
  const own = plain.filter(({ from }) => from !== 'asked');
  const secrets = fields.filter(({ secret }) => secret);
  const [first = null] = [...asked, ...secrets.filter((field) => !mustBeEntered(field)), ...own];
  const inputs = (shown: readonly ClonedField[]) =>
    shown.map((field) => (
      <ClonedFieldInput
        key={field.name}
        field={field}
        first={field === first}
        typed={draft.typed}
        onTyped={(typed) => onDraft({ ...draft, typed })}
      />
    ));
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (blockedReason === null) onPlan();
      }}
    >
      {asked.length > 0 && (
        <Part
          title={t('Values to enter')}
          about={t('Domo does not provide these values. They are used in all instances.')}
        >
          {inputs(asked)}
        </Part>
      )}
      {secrets.length > 0 && (
        <Part
          title={t('Secrets')}
          about={t('No plan holds a secret: what you enter is asked for once, with the changes.')}
        >
          {secrets.map((field) => (
            <ClonedSecretChoice
              key={field.name}
              field={field}
              source={label}
              first={field === first}
              draft={draft}
              onDraft={onDraft}
            />
          ))}
        </Part>
      )}
      {own.length > 0 && (
        <Part
          title={t('From {label}', { label })}
          about={t('Used in all instances unless you type another value.')}
        >
          {inputs(own)}
        </Part>
      )}
      <Checkbox
        label={t('Give the access of the source')}
        description={t(
          'People are found by e-mail address, groups by name. The user of each instance’s token owns the new account.',
        )}
        autoFocus={first === null}
        checked={draft.access}
        onChange={({ currentTarget: { checked } }) => onDraft({ ...draft, access: checked })}
      />
      <div className={clsx(cloneStyles['line'], 'lk-dim lk-small')}>
        <TimeAgo at={readAt} verb={t('Read')} />
        <Button variant="subtle" size="compact-xs" onClick={onRefresh}>
          {t('Refresh')}
        </Button>
      </div>
      <FormFooter
        submit={t('Show the changes')}
        busy={false}
        disabled={blockedReason !== null}
        disabledReason={blockedReason}
      >
        {back}
      </FormFooter>
    </form>
  );
}

const Part = ({
  title,
  about,
  children,
}: {
  title: string;
  about: string;
  children: ReactNode;
}) => (
  <section className={formStyles['part']} aria-label={title}>
    <h3>{title}</h3>
    <p className={clsx(formStyles['line'], 'lk-dim lk-small')}>{about}</p>
    {children}
  </section>
);

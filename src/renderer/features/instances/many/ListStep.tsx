import { Button, Textarea } from '@mantine/core';
import { leaveDialog } from '../../../state/dialogs';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import formStyles from '../../../ui/forms/form.module.css';
import type { AddMany } from './useAddMany';
import { t } from '../../../../contract/texts';

const example = t('Acme production, acme, Production\nAcme staging, acme-staging, Staging');

/** The list, pasted or from a file. */
export function ListStep({ many }: { many: AddMany }) {
  const { text, busy, problem, setText, read, readFile } = many;
  const ready = text.trim() !== '' && !busy;
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) read();
      }}
    >
      <Textarea
        label={t('Instances, one per line')}
        description={t(
          'Label, instance and group, separated by commas, semicolons or tabs, as a spreadsheet copies them. The name of the instance alone is enough. Tokens come later and do not belong here.',
        )}
        placeholder={example}
        autoFocus
        data-autofocus
        rows={12}
        spellCheck={false}
        maxLength={1_000_000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) read();
        }}
      />
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className={formStyles['foot']}>
        <Button variant="default" disabled={busy} onClick={readFile}>
          {t('Choose a file…')}
        </Button>
        <span className={formStyles['gap']} />
        <Button variant="subtle" color="gray" onClick={leaveDialog}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={!ready} title={t('Ctrl Enter')}>
          {t('Read the list')}
        </Button>
      </div>
    </form>
  );
}

import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { publishedTableSchema, type PublishedTable, type PublishPreview } from '../../../contract';
import { formatCountOf } from '../../ui/format/format';
import { PreviewTable } from '../../ui/tables/PreviewTable';
import { planLabel, tableLabels } from './publish-labels';
import publishStyles from './publish.module.css';
import { t } from '../../../contract/texts';

interface Props {
  previews: readonly PublishPreview[];
  chosen: readonly PublishedTable[];
  disabled: boolean;
  onChosen: (tables: PublishedTable[]) => void;
}

/** Chooses the tables, and shows what each would send. */
export function PublishTables({ previews, chosen, disabled, onChosen }: Props) {
  const [shown, setShown] = useState<PublishedTable>('accounts');
  const preview = previews.find(({ table }) => table === shown);
  return (
    <>
      <fieldset className={publishStyles['tables']}>
        <legend>{t('Tables')}</legend>
        {previews.map((each) => (
          <Checkbox
            key={each.table}
            label={tableLabels[each.table]}
            description={each.problem === null ? planLabel(each) : each.problem.message}
            disabled={disabled}
            checked={chosen.includes(each.table)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              const { options } = publishedTableSchema;
              onChosen(options.filter((one) => (one === each.table ? on : chosen.includes(one))));
            }}
          />
        ))}
      </fieldset>
      <SegmentedControl
        aria-label={t('Preview')}
        value={shown}
        onChange={(value) => {
          setShown(publishedTableSchema.parse(value));
        }}
        data={previews.map(({ table }) => ({ value: table, label: tableLabels[table] }))}
      />
      {preview !== undefined && <FirstRows preview={preview} />}
    </>
  );
}

/** The first rows, exactly as they would be sent. */
function FirstRows({ preview: { columns, preview, rows } }: { preview: PublishPreview }) {
  return (
    <PreviewTable label={t('First rows')} columns={columns} rows={preview}>
      {t('The first {preview} of {rows}, {columns}. Times are in UTC.', {
        preview: preview.length,
        rows: formatCountOf(rows, 'row'),
        columns: formatCountOf(columns.length, 'column'),
      })}
    </PreviewTable>
  );
}

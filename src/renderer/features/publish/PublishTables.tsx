import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { publishedTableSchema, type PublishedTable, type PublishPreview } from '../../../contract';
import { formatCountOf } from '../../ui/format/format';
import { planLabel, tableLabels } from './publish-labels';
import publishStyles from './publish.module.css';

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
        <legend>Tables</legend>
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
        aria-label="Preview"
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
    <figure className={publishStyles['figure']}>
      <div className={publishStyles['rows']} tabIndex={0} role="region" aria-label="First rows">
        <table>
          <thead>
            <tr>
              {columns.map(({ name, type }) => (
                <th key={name}>
                  {name} <span className="lk-dim">{type}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={columns[column]?.name} title={cell}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className="lk-dim lk-small">
        The first {preview.length} of {formatCountOf(rows, 'row')},{' '}
        {formatCountOf(columns.length, 'column')}. Times are in UTC.
      </figcaption>
    </figure>
  );
}

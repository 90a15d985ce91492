import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, ExportFormat, ExportTable } from '../../../contract';
import { useShownName } from '../../state/shown-instances';
import { toInventoryFilter, toShownFilter, isInventoryFiltered, useView } from '../../state/view';
import { suggestExportFileName, formatCountOf } from '../../ui/format/format';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { ScopeName } from '../../ui/layout/ScopeName';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { ExportedFile } from '../../ui/notices/ExportResultNotice';
import { ExportColumns } from './ExportColumns';
import { ExportFooter } from './ExportFooter';
import { ExportPreview, useExportPreview } from './ExportPreview';
import { useExportWriting } from './useExportWriting';
import exportStyles from './export.module.css';
import clsx from 'clsx';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

const tables = [
  { value: 'accounts', label: t('Accounts') },
  { value: 'access', label: t('Access') },
] as const satisfies readonly { value: ExportTable; label: string }[];

const formats = [
  { value: 'csv', label: 'CSV' },
  { value: 'jsonl', label: t('JSON Lines') },
  { value: 'parquet', label: 'Parquet' },
] as const satisfies readonly { value: ExportFormat; label: string }[];

interface Props {
  /** A selection; null: what is on screen. */
  accounts: readonly AccountKey[] | null;
}

export default function ExportDialog({ accounts }: Props) {
  const view = useView();
  const name = useShownName();
  const [table, setTable] = useState<ExportTable>('accounts');
  const [format, setFormat] = useState<ExportFormat>('csv');
  /** Null: all. */
  const [columns, setColumns] = useState<readonly string[] | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [filtered, setFiltered] = useState(isInventoryFiltered(view));
  const [bom, setBom] = useState(true);
  const [manifest, setManifest] = useState(false);
  const shown = filtered ? toInventoryFilter(view) : toShownFilter(view);
  const filter = accounts === null ? shown : { accounts: [...accounts] };
  const { preview, problem } = useExportPreview(table, format, filter);
  const writing = useExportWriting();
  const { written } = writing;
  /** The outcome on screen is about the choices of before. */
  const change = (work: () => void): void => {
    writing.clear();
    work();
  };

  const save = (): void => {
    const fileName = suggestExportFileName(name, table, new Date(), format);
    const chosen = columns && [...columns];
    writing.write(fileName, { table, filter, format, columns: chosen, bom, manifest });
  };

  return (
    <DialogFrame title={t('Export')} size={920} keepsEscape={choosing}>
      <div className={exportStyles['export']}>
        <div className={exportStyles['choices']}>
          <SegmentedControl
            aria-label={t('Table')}
            value={table}
            onChange={(value) => {
              change(() => {
                setTable(value);
                setColumns(null);
              });
            }}
            data={[...tables]}
          />
          <SegmentedControl
            aria-label={t('Format')}
            value={format}
            onChange={(value) => {
              change(() => {
                setFormat(value);
              });
            }}
            data={[...formats]}
          />
          <ExportColumns
            known={preview?.header ?? []}
            chosen={columns}
            opened={choosing}
            onOpened={setChoosing}
            onChange={(chosen) => {
              change(() => {
                setColumns(chosen);
              });
            }}
          />
          <span className="lk-dim">
            {table === 'accounts'
              ? t('One row per account')
              : t('One row per account and principal')}
          </span>
        </div>
        <p className={exportStyles['line']}>
          {richText('Exports {name} as last read. Secret values are never exported.', {
            name: <ScopeName accounts={accounts} name={name} />,
          })}
        </p>
        {accounts === null && (
          <Checkbox
            label={t('Only filtered rows')}
            disabled={!isInventoryFiltered(view)}
            checked={filtered}
            onChange={({ currentTarget: { checked } }) => {
              change(() => {
                setFiltered(checked);
              });
            }}
          />
        )}
        {format === 'csv' && (
          <Checkbox
            label={t('Add a byte order mark, so that Excel shows all characters correctly')}
            checked={bom}
            onChange={({ currentTarget: { checked } }) => {
              change(() => {
                setBom(checked);
              });
            }}
          />
        )}
        <Checkbox
          label={t('Write a manifest beside it: columns, filters, age of the data, SHA-256')}
          checked={manifest}
          onChange={({ currentTarget: { checked } }) => {
            change(() => {
              setManifest(checked);
            });
          }}
        />
        {problem !== null && <ProblemNotice problem={problem} />}
        <ExportPreview preview={preview} columns={columns} />
        {preview !== null && preview.accessNotRead > 0 && table === 'access' && (
          <p className={clsx(exportStyles['line'], exportStyles['warning'])}>
            {t(
              '{accounts} {is} not included because their access lists have not been read yet. To include them, sync with configs and access.',
              {
                accounts: formatCountOf(preview.accessNotRead, 'account'),
                is: preview.accessNotRead === 1 ? t('is') : t('are'),
              },
            )}
          </p>
        )}
        {writing.problem !== null && <ProblemNotice problem={writing.problem} />}
        {written !== null && <ExportedFile written={written} />}
        <ExportFooter
          rows={preview?.rows ?? null}
          ready={preview !== null && preview.rows > 0 && columns?.length !== 0}
          busy={writing.busy}
          progress={writing.progress}
          ended={written !== null}
          onSave={save}
          onCancel={writing.cancel}
        />
      </div>
    </DialogFrame>
  );
}

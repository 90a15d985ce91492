import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ExportTable, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { useSelectedProfile } from '../../state/profiles';
import { toInventoryFilter, isInventoryFiltered, useView } from '../../state/view';
import { suggestExportFileName, formatCountOf } from '../../ui/format/format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useSubmit } from '../../ui/requests/useSubmit';
import { ExportedFile } from '../../ui/notices/ExportResultNotice';
import { ExportPreview, useExportPreview } from './ExportPreview';
import exportStyles from './export.module.css';
import clsx from 'clsx';

type ExportWritten = ResponseFor<'inventory.export'>;

export default function ExportDialog() {
  const view = useView();
  const profile = useSelectedProfile();
  const [table, setTable] = useState<ExportTable>('accounts');
  const [filtered, setFiltered] = useState(isInventoryFiltered(view));
  const [bom, setBom] = useState(true);
  const [written, setWritten] = useState<ExportWritten | null>(null);
  const filter = filtered
    ? toInventoryFilter(view)
    : { profileIds: view.selected === null ? null : [view.selected] };
  const { preview, problem } = useExportPreview(table, filter);
  const save = useSubmit<ExportWritten | null>(setWritten);
  const clearResult = (): void => {
    setWritten(null);
    save.setProblem(null);
  };

  const write = (): void => {
    void save.submit(async () => {
      const name = suggestExportFileName(profile?.label ?? null, table, new Date());
      const chosen = await call('app.chooseExportFile', { suggestedName: name });
      if (!chosen.ok) return chosen;
      const { file } = chosen.value;
      if (file === null) return { ok: true, value: null };
      return call('inventory.export', { table, filter, file, bom });
    });
  };

  return (
    <Modal opened onClose={closeDialog} title="Export to CSV" size={920}>
      <div className={exportStyles['export']}>
        <div className={exportStyles['choices']}>
          <SegmentedControl
            aria-label="Table"
            value={table}
            onChange={(value) => {
              clearResult();
              setTable(value === 'access' ? 'access' : 'accounts');
            }}
            data={[
              { value: 'accounts', label: 'Accounts' },
              { value: 'access', label: 'Access' },
            ]}
          />
          <span className="lk-dim">
            {table === 'accounts' ? 'One row per account' : 'One row per account and principal'}
          </span>
        </div>
        <p className={exportStyles['line']}>
          Exports <strong className="lk-name">{profile?.label ?? 'all instances'}</strong> as last
          read. Secret values are never exported.
        </p>
        <Checkbox
          label="Only filtered rows"
          disabled={!isInventoryFiltered(view)}
          checked={filtered}
          onChange={(event) => {
            clearResult();
            setFiltered(event.currentTarget.checked);
          }}
        />
        <Checkbox
          label="Add a byte order mark, so that Excel shows all characters correctly"
          checked={bom}
          onChange={(event) => {
            clearResult();
            setBom(event.currentTarget.checked);
          }}
        />
        {problem !== null && <ProblemNotice problem={problem} />}
        <ExportPreview preview={preview} />
        {preview !== null && preview.accessNotRead > 0 && table === 'access' && (
          <p className={clsx(exportStyles['line'], exportStyles['warning'])}>
            {formatCountOf(preview.accessNotRead, 'account')}{' '}
            {preview.accessNotRead === 1 ? 'is' : 'are'} not included because their access lists
            have not been read yet. To include them, sync with configs and access.
          </p>
        )}
        {save.problem !== null && <ProblemNotice problem={save.problem} />}
        {written !== null && <ExportedFile written={written} />}
        <div className={exportStyles['foot']}>
          <Button variant="subtle" color="gray" onClick={closeDialog}>
            {written === null ? 'Cancel' : 'Close'}
          </Button>
          <Button
            onClick={write}
            loading={save.busy}
            disabled={preview === null || preview.rows === 0}
          >
            {preview === null ? 'Save…' : `Save ${formatCountOf(preview.rows, 'row')}…`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

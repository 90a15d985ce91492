import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Comparison, ResponseFor, Result } from '../../../contract';
import type { ShownRows } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { suggestExportFileName } from '../../ui/format/format';
import { comparisonExportLabel } from './comparison-export-label';
import { create } from 'zustand';
import { ExportResultNotice } from '../../ui/notices/ExportResultNotice';

interface Props {
  comparison: Comparison;
  /** Of accounts: the rows that are on screen. */
  show?: ShownRows;
}

const exportFormats = [
  { format: 'csv', word: 'CSV…', about: 'For a spreadsheet', ending: 'csv' },
  { format: 'markdown', word: 'Markdown…', about: 'For a ticket or a page', ending: 'md' },
] as const;

type ExportFormat = (typeof exportFormats)[number];

/** Writes what is compared to a file that the user chooses. No secret is in it. */
export function ComparisonExportButton({ comparison, show = 'all' }: Props) {
  const [busy, setBusy] = useState(false);
  const write = async ({ format, ending }: ExportFormat): Promise<void> => {
    const suggested = suggestExportFileName(null, 'comparison', new Date(), ending);
    const chosen = await call('app.chooseExportFile', { suggestedName: suggested });
    if (!chosen.ok) {
      setComparisonExport(chosen);
      return;
    }
    const { file } = chosen.value;
    if (file === null) return;
    // Instances are filtered by what their comparison says itself.
    const ofAccounts = comparison.view === 'accounts' || comparison.view === 'accountThenAndNow';
    const rows = ofAccounts ? show : 'all';
    setComparisonExport(await call('comparison.export', { comparison, show: rows, format, file }));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{comparisonExportLabel(comparison, show)}, without any secret</Menu.Label>
        {exportFormats.map((each) => (
          <Menu.Item
            key={each.format}
            onClick={() => {
              setBusy(true);
              void write(each).finally(() => {
                setBusy(false);
              });
            }}
          >
            {each.word}
            <div className="lk-dim lk-small">{each.about}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How the last export of a comparison ended: told below the head, whichever button wrote it. */

export type ComparisonExportResult = Result<ResponseFor<'comparison.export'>>;

export const useComparisonExport = create<{ ended: ComparisonExportResult | null }>(() => ({
  ended: null,
}));

export const setComparisonExport = (ended: ComparisonExportResult | null): void => {
  useComparisonExport.setState({ ended });
};

/** How the last export of a comparison ended. */
export function ComparisonExportNotice() {
  const ended = useComparisonExport((state) => state.ended);
  if (ended === null) return null;
  return (
    <ExportResultNotice
      ended={ended}
      onDismiss={() => {
        setComparisonExport(null);
      }}
    />
  );
}

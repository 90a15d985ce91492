import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Comparison, ResponseFor, Result } from '../../../contract';
import type { ShownRows } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { formatCountOf, suggestExportFileName } from '../../ui/format/format';
import { comparisonExportLabel } from './comparison-export-label';
import { create } from 'zustand';
import { ExportResultNotice } from '../../ui/notices/ExportResultNotice';
import { useFileExport } from '../../ui/requests/useFileExport';
import { t } from '../../../contract/texts';

interface Props {
  comparison: Comparison;
  /** The rows that are shown, for comparisons of accounts. */
  show?: ShownRows;
}

const exportFormats = [
  { format: 'csv', label: t('CSV…'), description: t('For spreadsheets'), extension: 'csv' },
  {
    format: 'markdown',
    label: t('Markdown…'),
    description: t('For tickets and wikis'),
    extension: 'md',
  },
] as const;

type ExportFormat = (typeof exportFormats)[number];

/** Writes the comparison to a file that the user chooses, without secrets. */
export function ComparisonExportButton({ comparison, show = 'all' }: Props) {
  const { busy, exportFile } = useFileExport(setComparisonExport);
  const write = ({ format, extension }: ExportFormat): void => {
    // A comparison of instances contains its own filter.
    const ofAccounts = comparison.view === 'accounts' || comparison.view === 'accountThenAndNow';
    const rows = ofAccounts ? show : 'all';
    exportFile(suggestExportFileName(null, 'comparison', new Date(), extension), (file, isSaid) =>
      runJob({
        label: t('Export'),
        title: t('Export of a comparison'),
        counts: 'rows',
        stops: false,
        isSaid,
        work: (options) =>
          call('comparison.export', { comparison, show: rows, format, file }, options),
        endOf: (value) =>
          wroteFile(t('Export of a comparison'), value.file, formatCountOf(value.rows, 'row')),
      }),
    );
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('Export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {t('{comparisonExport}, without secrets', {
            comparisonExport: comparisonExportLabel(comparison, show),
          })}
        </Menu.Label>
        {exportFormats.map((each) => (
          <Menu.Item
            key={each.format}
            onClick={() => {
              write(each);
            }}
          >
            {each.label}
            <div className="lk-dim lk-small">{each.description}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type ComparisonExportResult = Result<ResponseFor<'comparison.export'>>;

const useComparisonExport = create<{ ended: ComparisonExportResult | null }>(() => ({
  ended: null,
}));

const setComparisonExport = (ended: ComparisonExportResult | null): void => {
  useComparisonExport.setState({ ended });
};

/** The result of the last export of a comparison. */
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

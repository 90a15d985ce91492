import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Comparison } from '../../../contract';
import type { ShownRows } from '../../../contract/shown-rows';
import { call } from '../../api/client';
import { suggestedName } from '../../ui/fileName';
import { tellExported } from './exported';
import { writtenWords } from './written';

interface Props {
  comparison: Comparison;
  /** Of accounts: the rows that are on screen. */
  show?: ShownRows;
}

const formats = [
  { format: 'csv', word: 'CSV…', about: 'For a spreadsheet', ending: 'csv' },
  { format: 'markdown', word: 'Markdown…', about: 'For a ticket or a page', ending: 'md' },
] as const;

type Format = (typeof formats)[number];

/** Writes what is compared to a file that the user chooses. No secret is in it. */
export function ExportButton({ comparison, show = 'all' }: Props) {
  const [busy, setBusy] = useState(false);
  const write = async ({ format, ending }: Format): Promise<void> => {
    const suggested = suggestedName(null, 'comparison', new Date(), ending);
    const chosen = await call('app.chooseExportFile', { suggestedName: suggested });
    if (!chosen.ok) {
      tellExported(chosen);
      return;
    }
    const { file } = chosen.value;
    if (file === null) return;
    // Instances are filtered by what their comparison says itself.
    const ofAccounts = comparison.view === 'accounts' || comparison.view === 'accountThenAndNow';
    const rows = ofAccounts ? show : 'all';
    tellExported(await call('comparison.export', { comparison, show: rows, format, file }));
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
        <Menu.Label>{writtenWords(comparison, show)}, without any secret</Menu.Label>
        {formats.map((each) => (
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

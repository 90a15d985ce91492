import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Comparison, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useSubmit } from '../../ui/useSubmit';
import '../../ui/form.css';

/** Keeps what is compared under a name, to be opened again with what will be known by then. */
export function SaveButton({ comparison }: { comparison: Comparison }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const save = useSubmit<ResponseFor<'comparison.save'>>(() => {
    setSaved(name.trim());
    setOpen(false);
  });
  return (
    <>
      <span className="lk-dim lk-small lk-cut compare-saved" role="status">
        {saved !== null && `Saved as “${saved}”`}
      </span>
      <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
        <Popover.Target>
          <Button
            variant="default"
            onClick={() => {
              setOpen(!open);
            }}
          >
            Save…
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Save this comparison">
          <form
            className="form compare-save"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() === '' || save.busy) return;
              void save.submit(() => call('comparison.save', { name: name.trim(), comparison }));
            }}
          >
            <TextInput
              label="Name"
              description="What is compared is kept, not what was found. The same name is replaced."
              data-autofocus
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
              }}
            />
            {save.problem !== null && <ProblemNotice problem={save.problem} />}
            <Button type="submit" loading={save.busy} disabled={name.trim() === ''}>
              Save
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

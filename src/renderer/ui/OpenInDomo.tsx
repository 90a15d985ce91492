import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { ProblemNotice } from './ProblemNotice';
import { NOT_AT_DOMO, useOpenInDomo } from './useOpenInDomo';

/** The way to an instance's own page of accounts; where there is none, it says why. */
export function OpenInDomo({ profileId }: { profileId: string }) {
  const { busy, problem, open, can } = useOpenInDomo(profileId);
  return (
    <div className="lk-stack">
      <Button
        variant="default"
        leftSection={<IconExternalLink size={14} aria-hidden />}
        disabled={!can}
        loading={busy}
        onClick={open}
      >
        Open in Domo
      </Button>
      {!can && <span className="lk-dim lk-small">{NOT_AT_DOMO}.</span>}
      {problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}

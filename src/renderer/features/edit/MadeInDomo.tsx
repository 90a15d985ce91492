import { Button } from '@mantine/core';
import { IconExternalLink, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useOpenInDomo } from '../../ui/useOpenInDomo';

/** What can be done at Domo's own page alone, and the way there. */
export function MadeInDomo({ profileId, children }: { profileId: string; children: ReactNode }) {
  const domo = useOpenInDomo(profileId);
  return (
    <div className="edit-said" role="note">
      <IconInfoCircle size={15} aria-hidden />
      <div className="edit-said-words">
        <div>{children}</div>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconExternalLink size={14} aria-hidden />}
          loading={domo.busy}
          onClick={domo.open}
        >
          Open in Domo
        </Button>
        {domo.problem !== null && <ProblemNotice problem={domo.problem} />}
      </div>
    </div>
  );
}

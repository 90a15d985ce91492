import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { WrittenFile } from '../../ui/WrittenFile';
import { tellExported, useExported } from './exported';

/** The file that was written, or why there is none. */
export function WrittenComparison() {
  const ended = useExported((state) => state.ended);
  if (ended === null) return null;
  const close = (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label="Dismiss"
      onClick={() => {
        tellExported(null);
      }}
    >
      <IconX size={15} aria-hidden />
    </ActionIcon>
  );
  return (
    <div className="compare-exported">
      {ended.ok ? (
        <WrittenFile written={ended.value}>{close}</WrittenFile>
      ) : (
        <ProblemNotice problem={ended.problem}>{close}</ProblemNotice>
      )}
    </div>
  );
}

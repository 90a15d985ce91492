import { Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { checkForUpdate, downloadUpdate, installUpdate, useUpdates } from '../../state/updates';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';

/** One step at a time, each with its button: nothing is downloaded or installed unasked. */
export function UpdateSection({ check }: { check: boolean }) {
  const problem = useUpdates((state) => state.problem);
  useEffect(() => {
    if (check) void checkForUpdate();
  }, [check]);
  return (
    <section className="about-updates" aria-label="Updates">
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      <UpdateStep />
    </section>
  );
}

function UpdateStep() {
  const step = useUpdates((state) => state.step);
  const version = useUpdates((state) => state.version) ?? '';
  switch (step) {
    case 'unasked':
    case 'checking':
      return (
        <UpdateButton verb="Check for updates" busy={step === 'checking'} run={checkForUpdate} />
      );
    case 'newest':
      return (
        <UpdateButton verb="Check again" run={checkForUpdate}>
          This is the newest version.
        </UpdateButton>
      );
    case 'found':
    case 'downloading':
      return (
        <UpdateButton
          verb={`Download ${version}`}
          busy={step === 'downloading'}
          run={downloadUpdate}
        >
          Latchkey {version} is there.
        </UpdateButton>
      );
    case 'downloaded':
    case 'installing':
      return (
        <UpdateButton verb="Install and restart" busy={step === 'installing'} run={installUpdate}>
          Latchkey {version} was downloaded, and is what its developers signed.
        </UpdateButton>
      );
  }
}

interface UpdateButtonProps {
  verb: string;
  run: () => Promise<void>;
  busy?: boolean;
  children?: ReactNode;
}

const UpdateButton = ({ verb, run, busy = false, children }: UpdateButtonProps) => (
  <div className="about-step">
    <span role="status">{children}</span>
    <Button variant="default" loading={busy} onClick={() => void run()}>
      {verb}
    </Button>
  </div>
);

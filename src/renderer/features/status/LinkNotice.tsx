import { Button } from '@mantine/core';
import { forgetLink, useLinks } from '../../state/links';
import { ProblemNotice } from '../../ui/ProblemNotice';

/** Why a link led nowhere. */
export function LinkNotice() {
  const problem = useLinks((state) => state.problem);
  if (problem === null) return null;
  return (
    <ProblemNotice problem={problem} tone="amber">
      <div className="notice-side">
        <Button variant="subtle" color="gray" onClick={forgetLink}>
          Close
        </Button>
      </div>
    </ProblemNotice>
  );
}

import { Button } from '@mantine/core';
import { ProblemNotice } from '../../ui/ProblemNotice';
import type { ConfigAnswer } from './useConfig';

/** In place of the fields, until they are known. */
export const NoConfig = ({ config: { problem, busy, again } }: { config: ConfigAnswer }) =>
  problem !== null && !busy ? (
    <ProblemNotice problem={problem}>
      <Button variant="default" onClick={again}>
        Try again
      </Button>
    </ProblemNotice>
  ) : (
    <p className="form-line" role="status">
      <span className="lk-hatched">
        <span>reading the configuration…</span>
      </span>
    </p>
  );

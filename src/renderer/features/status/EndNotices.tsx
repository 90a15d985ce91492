import { IconCircleCheck } from '@tabler/icons-react';
import { dismissEnd, useEnds, type ToldEnd } from '../../state/ends';
import { Dismiss } from '../../ui/Dismiss';
import { ProblemNotice } from '../../ui/ProblemNotice';

/** Ends of changes whose form nobody looked at any more. */
export function EndNotices() {
  const ends = useEnds((state) => state.ends);
  return ends.map((end) =>
    end.problem === null ? (
      <Done key={end.id} end={end} />
    ) : (
      <ProblemNotice
        key={end.id}
        problem={end.problem}
        about={`Asked for: ${end.words}.`}
        tone={end.problem.code === 'outcomeUnknown' ? 'amber' : 'red'}
      >
        <Dismiss
          onDismiss={() => {
            dismissEnd(end.id);
          }}
        />
      </ProblemNotice>
    ),
  );
}

const Done = ({ end: { id, words, remark } }: { end: ToldEnd }) => (
  <div className="notice-good" role="status">
    <IconCircleCheck size={16} aria-hidden />
    <span className="notice-words">
      <span className="lk-name">Done: {words}.</span> {remark}
    </span>
    <Dismiss
      onDismiss={() => {
        dismissEnd(id);
      }}
    />
  </div>
);

import { daysLeft, tokenLifeText } from '../../../contract/token-text';
import { call } from '../../api/client';
import { useQuery } from '../requests/useQuery';

/** Days from which on a symbol warns. */
const WARN_DAYS = 30;

/** When the token of an instance expires, as far as Domo tells. */
export function TokenLifeLine({ profileId }: { profileId: string }) {
  const { value, problem } = useQuery(profileId, (signal) =>
    call('tokens.list', { profileId }, { signal }),
  );
  if (problem !== null)
    return <p className="lk-dim">Life of the token: not known. {problem.message}</p>;
  if (value === null) return <p className="lk-dim">Life of the token: asking Domo…</p>;
  const { own, readAt } = value;
  const isShort = own.earliest !== null && daysLeft(own.earliest, readAt) < WARN_DAYS;
  return (
    <p className="lk-dim">
      {isShort && '⚠ Warning: '}Life of the token: {tokenLifeText(own, readAt)}.
    </p>
  );
}

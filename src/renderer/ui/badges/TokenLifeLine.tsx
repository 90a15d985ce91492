import { daysLeft, expiryLevels, tokenLifeText } from '../../../contract/token-text';
import { call } from '../../api/client';
import { timeFormat } from '../format/time-format';
import { useQuery } from '../requests/useQuery';
import { t } from '../../../contract/texts';

/** When the token of an instance expires, as far as Domo tells. */
export function TokenLifeLine({ profileId }: { profileId: string }) {
  const { value, problem } = useQuery(profileId, (signal) =>
    call('tokens.list', { profileId }, { signal }),
  );
  if (problem !== null)
    return (
      <p className="lk-dim">
        {t('Life of the token: not known. {message}', { message: problem.message })}
      </p>
    );
  if (value === null) return <p className="lk-dim">{t('Life of the token: asking Domo…')}</p>;
  const { own, readAt } = value;
  const isShort = own.earliest !== null && daysLeft(own.earliest, readAt) < expiryLevels[0];
  return (
    <p className="lk-dim">
      {isShort && '⚠ Warning: '}
      {t('Life of the token: {tokenLife}.', {
        tokenLife: tokenLifeText(own, readAt, timeFormat().dateTime),
      })}
    </p>
  );
}

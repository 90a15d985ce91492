import { openDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { renewTokens } from '../../state/renew-tokens';
import { useOpenInDomo } from '../../ui/actions/OpenInDomoButton';
import { StateLabel } from '../../ui/badges/StateLabel';
import { formatCount, originHost } from '../../ui/format/format';
import { TimeAgo } from '../../ui/format/Time';
import { timeFormat } from '../../ui/format/time-format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { retryTokens } from './token-actions';
import { lifeText, usedLook, type UsedTokenRow } from './token-rows';
import { Fact, TokenPanel, Way } from './TokenPanel';
import { NOT_ALLOWED } from './TokensNotRead';
import { t } from '../../../contract/texts';

interface Props {
  row: UsedTokenRow;
  now: number;
}

/** What is known of the token that Latchkey uses for an instance, and the ways out. */
export function UsedTokenDetails({ row, now }: Props) {
  const { profileId, label, answer, problem, busy, life } = row;
  const profile = useProfiles(({ profiles }) => profiles?.find(({ id }) => id === profileId));
  const domo = useOpenInDomo(profileId);
  const readOnly = profile?.guard === 'read-only';
  return (
    <TokenPanel
      label={t('Token that Latchkey uses')}
      title={label}
      subtitle={originHost(profile?.origin ?? '')}
      ways={
        <>
          <Way
            text={t('Renew token…')}
            of={label}
            disabled={readOnly}
            title={readOnly ? t('This instance is read-only') : undefined}
            onClick={() => {
              renewTokens([profileId]);
            }}
          />
          <Way
            text={t('Replace token…')}
            of={label}
            onClick={() => {
              openDialog({ name: 'token', profileId });
            }}
          />
          {domo.canOpen && (
            <Way text={t('Open in Domo')} of={label} loading={domo.busy} onClick={domo.open} />
          )}
          <Way
            text={problem === null ? t('Refresh') : t('Retry')}
            of={label}
            loading={busy}
            onClick={() => {
              retryTokens(profileId);
            }}
          />
        </>
      }
    >
      {problem !== null && !busy && (
        <div className={drawerStyles['note']}>
          <ProblemNotice problem={problem} />
        </div>
      )}
      <dl className={drawerStyles['facts']}>
        <Fact term={t('Ends')}>
          <StateLabel {...usedLook(row, now)} />
        </Fact>
        {life !== null && (
          <Fact term={t('Life')}>
            {lifeText(row, now, timeFormat().dateTime)}
            {life.state === 'refused' && <div className="lk-dim lk-small">{NOT_ALLOWED}</div>}
            {life.state === 'between' && (
              <div className="lk-dim lk-small">
                {t(
                  'Domo does not say which of them Latchkey uses. After a renewal Latchkey knows it.',
                )}
              </div>
            )}
          </Fact>
        )}
        {profile?.user && (
          <Fact term={t('User')}>
            <span className="lk-name">{profile.user.displayName}</span>
          </Fact>
        )}
        {answer !== null && (
          <>
            {answer.own.state !== 'refused' && (
              <Fact term={t('Listed tokens')}>{formatCount(answer.tokens.length)}</Fact>
            )}
            <Fact term={t('Read')}>
              <TimeAgo at={answer.readAt} />
            </Fact>
          </>
        )}
      </dl>
    </TokenPanel>
  );
}

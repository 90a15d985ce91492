import { daysLeftText } from '../../../contract/token-text';
import { openDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { renewTokens } from '../../state/renew-tokens';
import { StateLabel } from '../../ui/badges/StateLabel';
import { Time } from '../../ui/format/Time';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { canRevoke } from './token-actions';
import { usedWords } from './token-columns';
import { endLook, ownerText, tokenTitle, type ListedTokenRow } from './token-rows';
import { Fact, TokenPanel, Way } from './TokenPanel';
import { t } from '../../../contract/texts';

interface Props {
  row: ListedTokenRow;
  now: number;
}

/** What Domo tells of a token. The value of a token is never listed. */
export function ListedTokenDetails({ row: { profileId, label, token }, now }: Props) {
  const readOnly = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === profileId)?.guard === 'read-only',
  );
  const name = tokenTitle(token);
  const guarded = readOnly
    ? { disabled: true, title: t('This instance is read-only') }
    : { disabled: false };
  return (
    <TokenPanel
      label={t('Access token')}
      title={name}
      subtitle={<span className="lk-name">{label}</span>}
      ways={
        canRevoke(token) ? (
          <Way
            text={t('Revoke…')}
            of={name}
            {...guarded}
            color="red"
            onClick={() => {
              openDialog({ name: 'revokeToken', profileId, token });
            }}
          />
        ) : (
          <Way
            text={t('Renew token…')}
            of={label}
            {...guarded}
            onClick={() => {
              renewTokens([profileId]);
            }}
          />
        )
      }
    >
      <dl className={drawerStyles['facts']}>
        <Fact term={t('Ends')}>
          <StateLabel {...endLook(token.expires, now)} />
        </Fact>
        <Fact term={t('Left')}>{daysLeftText(token.expires, now)}</Fact>
        <Fact term={t('Expires')}>
          {token.expires === null ? t('not told') : <Time at={token.expires} />}
        </Fact>
        <Fact term={t('Owner')}>
          <span className="lk-name">{ownerText(token)}</span>
        </Fact>
        <Fact term={t('Used by Latchkey')}>
          {usedWords[token.usedByLatchkey]}
          {token.usedByLatchkey === 'perhaps' && (
            <div className="lk-dim lk-small">
              {t(
                'Domo does not say which token of this user Latchkey uses, so none of them is revoked here. After a renewal Latchkey knows it.',
              )}
            </div>
          )}
        </Fact>
        <Fact term={t('Id')}>
          <span className="lk-mono">{token.id}</span>
        </Fact>
      </dl>
      <p className={`${drawerStyles['text'] ?? ''} lk-dim lk-small`}>
        {t('Domo does not tell when a token was used last.')}
      </p>
    </TokenPanel>
  );
}

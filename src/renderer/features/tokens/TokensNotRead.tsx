import { Button } from '@mantine/core';
import { readAccessTokens } from '../../state/access-tokens';
import { toSingleLine } from '../../ui/format/format';
import { LackingList } from '../../ui/notices/LackingList';
import { retryTokens } from './token-actions';
import { notListed, type UsedTokenRow } from './token-rows';
import { t } from '../../../contract/texts';

/** The instances whose tokens the list lacks, why, and what to do. */
export function TokensNotRead({ rows }: { rows: readonly UsedTokenRow[] }) {
  const lacking = notListed(rows);
  const failed = lacking.filter(({ problem }) => problem !== null);
  return (
    <LackingList
      label={t('Not listed')}
      rows={lacking}
      keyOf={({ profileId }) => profileId}
      actions={
        failed.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void readAccessTokens(failed.map(({ profileId }) => profileId))}
          >
            {t('Retry all')}
          </Button>
        )
      }
    >
      {(row) => (
        <>
          <span>
            <span className="lk-strong lk-name">{row.label}</span>: {whyText(row)}
          </span>
          {row.problem !== null && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('Retry: {label}', { label: row.label })}
              onClick={() => {
                retryTokens(row.profileId);
              }}
            >
              {t('Retry')}
            </Button>
          )}
        </>
      )}
    </LackingList>
  );
}

const whyText = ({ problem }: UsedTokenRow): string =>
  problem === null ? NOT_ALLOWED : `${toSingleLine(problem.message)} ${t(problem.next)}`;

export const NOT_ALLOWED = t(
  'The user of its token may not list access tokens. Give that user the right in Domo, or use the token of an administrator.',
);

import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { readAccessTokens } from '../../state/access-tokens';
import { formatCountOf, toSingleLine } from '../../ui/format/format';
import { retryTokens } from './token-actions';
import { notListed, type UsedTokenRow } from './token-rows';
import tokensStyles from './tokens.module.css';
import { t } from '../../../contract/texts';

/** More would push the list off the screen. */
const MAX_ALWAYS_SHOWN = 2;

/** The instances whose tokens the list lacks, why, and what to do. */
export function TokensNotRead({ rows }: { rows: readonly UsedTokenRow[] }) {
  const [all, setAll] = useState(false);
  const lacking = notListed(rows);
  if (lacking.length === 0) return null;
  const failed = lacking.filter(({ problem }) => problem !== null);
  const shown = all ? lacking : lacking.slice(0, MAX_ALWAYS_SHOWN);
  return (
    <section className={tokensStyles['lacking']} aria-label={t('Not listed')}>
      <IconInfoCircle size={16} aria-hidden />
      {/* A list that scrolls must be reachable by keyboard. */}
      <ul tabIndex={all ? 0 : undefined}>
        {shown.map((row) => (
          <li key={row.profileId}>
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
          </li>
        ))}
      </ul>
      {failed.length > 1 && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void readAccessTokens(failed.map(({ profileId }) => profileId))}
        >
          {t('Retry all')}
        </Button>
      )}
      {lacking.length > MAX_ALWAYS_SHOWN && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? t('Show fewer') : formatCountOf(lacking.length - MAX_ALWAYS_SHOWN, 'more', 'more')}
        </Button>
      )}
    </section>
  );
}

const whyText = ({ problem }: UsedTokenRow): string =>
  problem === null ? NOT_ALLOWED : `${toSingleLine(problem.message)} ${t(problem.next)}`;

export const NOT_ALLOWED = t(
  'The user of its token may not list access tokens. Give that user the right in Domo, or use the token of an administrator.',
);

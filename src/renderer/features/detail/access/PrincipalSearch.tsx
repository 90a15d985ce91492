import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconSearch, IconUser, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccessEntry, Principal, Problem } from '../../../../contract';
import { useReportTypedText } from '../../../state/typed-text';
import { accessLevelLabel } from '../../../ui/format/format';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { findAccessEntry } from './access-entries';
import { useDebouncedValue } from '@mantine/hooks';
import { call } from '../../../api/client';
import { useQuery } from '../../../ui/requests/useQuery';
import accessStyles from './access.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  profileId: string;
  entries: readonly AccessEntry[];
  disabled: boolean;
  autoFocus: boolean;
  onPick: (principal: Principal) => void;
}

const principalKey = ({ type, id }: Principal): string => `${type} ${id}`;

/** A search field that finds users by name or email address, and groups by name. */
export function PrincipalSearch({ profileId, entries, disabled, autoFocus, onPick }: Props) {
  const [text, setText] = useState('');
  useReportTypedText('drawer', text.trim() !== '');
  const search = usePrincipalSearch(profileId, text);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  const principals = search.found?.principals ?? [];
  return (
    <Combobox
      store={combobox}
      // Inside the main landmark, for screen reader users who move between landmarks.
      portalProps={{ target: 'main' }}
      onOptionSubmit={(key) => {
        const picked = principals.find((each) => principalKey(each) === key);
        if (picked !== undefined) onPick(picked);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={t('Find users and groups')}
          placeholder={t('Name, email address or group')}
          maxLength={200}
          disabled={disabled}
          autoFocus={autoFocus}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={search.searching ? <Loader size={13} aria-hidden /> : null}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => {
            if (text !== '') combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options className={accessStyles['found']} aria-label={t('Users and groups')}>
          {principals.map((principal) => (
            <Combobox.Option key={principalKey(principal)} value={principalKey(principal)}>
              <PrincipalOption
                principal={principal}
                level={findAccessEntry(principal, entries)?.accessLevel}
              />
            </Combobox.Option>
          ))}
        </Combobox.Options>
        <PrincipalSearchStatus search={search} text={text.trim()} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

const PrincipalOption = ({
  principal,
  level,
}: {
  principal: Principal;
  level: string | undefined;
}) => {
  const group = principal.type === 'GROUP';
  const Icon = group ? IconUsers : IconUser;
  return (
    <span className={accessStyles['person']}>
      <Icon size={15} role="img" aria-label={group ? t('Group') : t('User')} className="lk-dim" />
      <span className={accessStyles['words']}>
        <span className="lk-cut lk-name">{principal.name}</span>
        {principal.detail !== null && (
          <span className="lk-dim lk-small lk-cut lk-name">{principal.detail}</span>
        )}
      </span>
      {level !== undefined && (
        <span className="lk-dim lk-small">
          {t('{accessLevel} now', { accessLevel: accessLevelLabel(level) })}
        </span>
      )}
    </span>
  );
};

/** Says that the search runs, found nothing or failed. */
function PrincipalSearchStatus({
  search: { searching, found },
  text,
}: {
  search: PrincipalSearchState;
  text: string;
}) {
  if (searching) {
    return (
      <Combobox.Empty role="status" className={accessStyles['answer']}>
        {t('Searching…')}
      </Combobox.Empty>
    );
  }
  if (found === null) return null;
  return (
    <>
      {found.principals.length === 0 && found.problem === null && (
        <Combobox.Empty role="status" className={accessStyles['answer']}>
          {t('No user or group matches “{text}”.', { text })}
        </Combobox.Empty>
      )}
      {found.problem !== null && (
        <ProblemNotice
          problem={found.problem}
          tone={found.principals.length === 0 ? 'red' : 'amber'}
        />
      )}
    </>
  );
}

/** Milliseconds without typing before a search starts. */
const TYPING_MS = 250;

interface FoundPrincipals {
  principals: readonly Principal[];
  /** Why the search failed, or found only users or only groups. */
  problem: Problem | null;
}

interface PrincipalSearchState {
  /** A text is typed and its answer has not come. */
  searching: boolean;
  /** The answer for the typed text; null before it comes. */
  found: FoundPrincipals | null;
}

export function usePrincipalSearch(profileId: string, typed: string): PrincipalSearchState {
  const trimmed = typed.trim().slice(0, 200);
  const [text] = useDebouncedValue(trimmed, TYPING_MS);
  const { value, problem, busy } = useQuery(text === '' ? null : `${profileId} ${text}`, (signal) =>
    call('principal.search', { profileId, text }, { signal }),
  );
  const answered = trimmed !== '' && text === trimmed && !busy;
  return {
    searching: trimmed !== '' && !answered,
    found: answered ? (value ?? { principals: [], problem }) : null,
  };
}

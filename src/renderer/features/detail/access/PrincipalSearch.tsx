import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconSearch, IconUser, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccessEntry, Principal } from '../../../../contract';
import { levelOf } from '../../../ui/format';
import { ProblemNotice } from '../../../ui/ProblemNotice';
import { entryOf } from './people';
import { usePrincipals, type Search } from './usePrincipals';

interface Props {
  profileId: string;
  entries: readonly AccessEntry[];
  disabled: boolean;
  autoFocus: boolean;
  onPick: (principal: Principal) => void;
}

const keyOf = ({ type, id }: Principal): string => `${type} ${id}`;

/** One field that finds people by name or e-mail address, and groups by name. */
export function PrincipalSearch({ profileId, entries, disabled, autoFocus, onPick }: Props) {
  const [text, setText] = useState('');
  const search = usePrincipals(profileId, text);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
    },
  });
  const principals = search.found?.principals ?? [];
  return (
    <Combobox
      store={combobox}
      // What is found belongs to the page's main part, for those who go from part to part.
      portalProps={{ target: 'main' }}
      onOptionSubmit={(key) => {
        const picked = principals.find((each) => keyOf(each) === key);
        if (picked !== undefined) onPick(picked);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label="Find people and groups"
          placeholder="Name, e-mail address or group"
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
        <Combobox.Options className="access-found" aria-label="People and groups">
          {principals.map((principal) => (
            <Combobox.Option key={keyOf(principal)} value={keyOf(principal)}>
              <Found principal={principal} level={entryOf(principal, entries)?.accessLevel} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
        <Answer search={search} text={text.trim()} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

const Found = ({ principal, level }: { principal: Principal; level: string | undefined }) => {
  const group = principal.type === 'GROUP';
  const Icon = group ? IconUsers : IconUser;
  return (
    <span className="access-person">
      <Icon size={15} role="img" aria-label={group ? 'Group' : 'User'} className="lk-dim" />
      <span className="access-words">
        <span className="lk-cut lk-name">{principal.name}</span>
        {principal.detail !== null && (
          <span className="lk-dim lk-small lk-cut lk-name">{principal.detail}</span>
        )}
      </span>
      {level !== undefined && <span className="lk-dim lk-small">{levelOf(level)} now</span>}
    </span>
  );
};

/** What there is to say besides those that were found. */
function Answer({ search: { searching, found }, text }: { search: Search; text: string }) {
  if (searching) {
    return (
      <Combobox.Empty role="status" className="access-answer">
        Searching…
      </Combobox.Empty>
    );
  }
  if (found === null) return null;
  return (
    <>
      {found.principals.length === 0 && found.problem === null && (
        <Combobox.Empty role="status" className="access-answer">
          Nobody and no group fits “{text}”.
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

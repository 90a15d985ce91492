import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useInventory, type Facets } from '../../state/inventory';
import { setProviders, useView } from '../../state/view';
import { count } from '../../ui/format';

/** An instance has hundreds of providers; more than this is narrowed down by typing. */
const SHOWN = 200;

export function ProviderFilter() {
  const chosen = useView((state) => state.providers);
  const facets = useInventory((state) => state.facets);
  const known = facets?.providers ?? [];
  const [only] = chosen;
  const word =
    chosen.length === 1 && only !== undefined
      ? only
      : `Provider${chosen.length > 1 ? `s ${chosen.length}` : ''}`;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={320}>
      <Popover.Target>
        <Button
          variant="default"
          className="filter-button"
          data-on={chosen.length > 0 || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className="lk-cut">{word}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <Choices known={known} chosen={chosen} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface Props {
  known: Facets['providers'];
  chosen: readonly string[];
}

function Choices({ known, chosen }: Props) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const fitting = known.filter(({ dataProviderType, name }) =>
    `${dataProviderType} ${name ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <TextInput
        aria-label="Find a provider"
        placeholder="Find a provider"
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <div className="providers" role="group" aria-label="Providers">
        {fitting.slice(0, SHOWN).map((provider) => (
          <Choice key={provider.dataProviderType} provider={provider} chosen={chosen} />
        ))}
        {fitting.length === 0 && <p className="lk-dim">No provider fits.</p>}
        {fitting.length > SHOWN && (
          <p className="lk-dim lk-small">
            {count(fitting.length - SHOWN)} more; type to find them.
          </p>
        )}
      </div>
    </>
  );
}

function Choice({
  provider: { dataProviderType, name, count: n },
  chosen,
}: {
  provider: Facets['providers'][number];
  chosen: readonly string[];
}) {
  const on = chosen.includes(dataProviderType);
  return (
    <div className="provider">
      <Checkbox
        checked={on}
        label={
          <span className="lk-name" title={dataProviderType}>
            {name ?? dataProviderType}
          </span>
        }
        onChange={() => {
          setProviders(
            on ? chosen.filter((each) => each !== dataProviderType) : [...chosen, dataProviderType],
          );
        }}
      />
      <span className="lk-dim lk-num lk-small">{count(n)}</span>
    </div>
  );
}

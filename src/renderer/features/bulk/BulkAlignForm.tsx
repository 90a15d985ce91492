/** The baseline, the instances that get its accounts, and what is written there. */
import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, BulkChange, InventoryScope, Profile } from '../../../contract';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { useProfiles } from '../../state/profiles';
import { formatCount, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import bulkStyles from './bulk.module.css';
import { InventoryGaps } from './InventoryGaps';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { useAccountsOfInstances } from './useAccountsOfInstances';
import { useDifferingAccounts } from './useDifferingAccounts';
import { t } from '../../../contract/texts';

type Choices = Pick<
  Extract<BulkChange, { change: 'align' }>,
  'create' | 'update' | 'names' | 'access' | 'withoutSecrets'
>;

const WHOLE_NAMES = { ignoreCase: true, prefixes: [], suffixes: [], environmentWords: [] };

export function BulkAlignForm({ accounts, compared, onPlan }: BulkFormProps) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const comparison = compared?.comparison;
  const chosenThere = comparison?.profileIds[comparison.baseline ?? -1] ?? null;
  const [baseline, setBaseline] = useState<string | null>(chosenThere);
  const [to, setTo] = useState<ReadonlySet<string>>(new Set(comparison?.profileIds ?? []));
  const given = accounts.length > 0;
  const [choices, setChoices] = useState<Choices>({
    create: given,
    update: true,
    names: false,
    access: false,
    withoutSecrets: false,
  });
  const differing = useDifferingAccounts(compared, baseline);
  const all = useAccountsOfInstances(
    given || compared !== undefined || baseline === null ? [] : [baseline],
  );
  const found = compared === undefined ? all : differing;
  const wanted = given
    ? accounts
    : ((compared === undefined ? all.value?.accounts : differing.value) ?? []);
  const own = new Set(given ? accounts.map(({ profileId }) => profileId) : [baseline]);
  const shown = profiles.filter(({ id }) => own.size > 1 || !own.has(id));
  const targets = shown.filter(({ id, guard }) => to.has(id) && guard !== 'read-only');
  const total = countItems(wanted, targets);
  const scope = given || baseline === null ? null : scopeOf(baseline, compared && targets);
  const reason = reasonAgainst({
    baseline: given ? '' : baseline,
    targets: targets.length,
    isCounted: given || found.value !== null,
    total: given || compared !== undefined ? total : (all.value?.total ?? 0) * targets.length,
    choices,
  });
  return (
    <PlanForm
      count={total}
      reason={reason}
      onPlan={() =>
        onPlan(
          {
            change: 'align',
            to: targets.map(({ id }) => id),
            ...choices,
            rule: comparison === undefined ? WHOLE_NAMES : withoutPairings(comparison.rule),
            guessed: [...(compared?.guessed ?? [])],
          },
          wanted,
          scope ?? undefined,
        )
      }
    >
      {given ? (
        <p className={formStyles['line']}>
          {t('The baseline is the {selectedAccounts}.', {
            selectedAccounts: formatCountOf(accounts.length, 'selected account'),
          })}
        </p>
      ) : (
        <Select
          label={t('Baseline')}
          description={
            compared === undefined
              ? t(
                  'The instance whose accounts the others get. Select accounts first to take only those',
                )
              : t(
                  'The instance whose accounts the others get, where the comparison shows a difference',
                )
          }
          placeholder={t('Choose an instance')}
          allowDeselect={false}
          data={profiles
            .filter(({ id }) => comparison === undefined || comparison.profileIds.includes(id))
            .map(({ id, label }) => ({ value: id, label }))}
          value={baseline}
          onChange={setBaseline}
        />
      )}
      {!given && baseline !== null && found.value === null && (
        <LoadingOrError answer={found} label={t('Counting the accounts…')} />
      )}
      {scope !== null && <InventoryGaps scope={scope} />}
      <TargetChoice profiles={shown} chosen={to} onChange={setTo} />
      <AlignChoices choices={choices} onChange={setChoices} />
    </PlanForm>
  );
}

/** `compared`: which accounts differ is from what was read of these too. Otherwise their accounts are read for the plan. */
const scopeOf = (baseline: string, compared: readonly Profile[] = []): InventoryScope => ({
  profileIds: [baseline, ...compared.map(({ id }) => id)],
  kind: null,
});

const withoutPairings = ({
  pairings: _stored,
  ...rule
}: NonNullable<BulkFormProps['compared']>['comparison']['rule']) => rule;

/** Each account in each instance but its own. */
const countItems = (accounts: readonly AccountKey[], targets: readonly Profile[]): number =>
  targets.reduce(
    (sum, { id }) => sum + accounts.filter(({ profileId }) => profileId !== id).length,
    0,
  );

interface TargetProps {
  profiles: readonly Profile[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

const TargetChoice = ({ profiles, chosen, onChange }: TargetProps) => (
  <>
    <span className="lk-strong lk-small" id="align-targets">
      {t('Instances that get them')}
    </span>
    <div
      className={bulkStyles['places']}
      role="group"
      aria-labelledby="align-targets"
      tabIndex={-1}
    >
      {profiles.map(({ id, label, guard }) => (
        <div key={id} className={bulkStyles['place']}>
          <Checkbox
            checked={chosen.has(id) && guard !== 'read-only'}
            disabled={guard === 'read-only'}
            label={
              <span className="lk-name">
                {label}
                {guard === 'read-only' && <span className="lk-dim"> {t('· read-only')}</span>}
              </span>
            }
            onChange={({ currentTarget: { checked } }) => {
              const next = new Set(chosen);
              if (checked) next.add(id);
              else next.delete(id);
              onChange(next);
            }}
          />
        </div>
      ))}
    </div>
  </>
);

const choiceTexts: readonly (readonly [keyof Choices, string, string])[] = [
  [
    'update',
    t('Change accounts that are there'),
    t('Only settings that differ; what Domo hides stays'),
  ],
  [
    'create',
    t('Create accounts that are missing'),
    t('As the baseline has them, with their way to sign in'),
  ],
  [
    'withoutSecrets',
    t('Create them without the secrets that Domo hides'),
    t('Otherwise the review asks for each, once for all instances'),
  ],
  ['names', t('Write the display names too'), t('Names often differ on purpose')],
  [
    'access',
    t('Give the access of the baseline'),
    t('People are found by e-mail address, groups by name; nobody loses access'),
  ],
];

const AlignChoices = ({
  choices,
  onChange,
}: {
  choices: Choices;
  onChange: (choices: Choices) => void;
}) =>
  choiceTexts.map(([name, label, description]) => (
    <Checkbox
      key={name}
      label={label}
      description={description}
      disabled={name === 'withoutSecrets' && !choices.create}
      checked={choices[name]}
      onChange={({ currentTarget: { checked } }) => onChange({ ...choices, [name]: checked })}
    />
  ));

interface Reason {
  /** Null: none is chosen. */
  baseline: string | null;
  targets: number;
  isCounted: boolean;
  /** Accounts of all instances. */
  total: number;
  choices: Choices;
}

function reasonAgainst({ baseline, targets, isCounted, total, choices }: Reason): string | null {
  if (baseline === null) return t('Choose the baseline');
  if (targets === 0) return t('Choose an instance that gets them');
  if (!choices.create && !choices.update) return t('Choose what is written');
  if (!isCounted) return t('The accounts are not counted yet');
  if (total === 0) return t('There is nothing to align');
  return total > MAX_BULK_ACCOUNTS
    ? t('Choose fewer: at most {most} accounts at once', { most: formatCount(MAX_BULK_ACCOUNTS) })
    : null;
}

/** What the records of an export contain. */
import { describe, expect, it } from 'vitest';
import {
  account,
  config,
  entry,
  filter,
  oauth,
  openMethods,
  profile,
  storeWith,
} from './store-in-process';
import { recordsOf, accountKey } from './read-export';

describe('records of the accounts table', () => {
  it('contain everything that is known of an account', () => {
    const store = openMethods();
    const { methods } = store;
    methods.addProfile(profile('acme', { label: 'Acme prod', group: 'Production' }));
    const full = account(7, {
      displayName: 'Shown',
      name: 'given',
      credentialsType: 'fields',
      enabled: true,
      allowExternalUse: false,
      createdAt: 1,
      createdBy: 2,
      modifiedAt: 3,
      modifiedBy: 4,
      datasourceCount: 5,
      validationStatus: 'FAILED',
      validationReason: 'wrong password',
      secretManagerAccountId: 6,
      accountTemplateId: 8,
    });
    methods.saveAccountList('acme', 'account', [full], 900);
    methods.saveProviders(
      'acme',
      [
        {
          key: 'snowflake',
          name: 'Snowflake',
          authenticationScheme: null,
          fields: [],
          connectorValidatorPresent: false,
          customerOAuthConfigurationDataProviderType: null,
          more: {},
        },
      ],
      1,
    );
    methods.saveConfig(
      accountKey(7),
      {
        ...config(7, 'canary-value'),
        fields: ['user', 'host'].map((name) => ({
          name,
          secret: false,
          state: 'clear' as const,
          value: 'canary-value',
          fingerprint: null,
        })),
      },
      1,
    );
    methods.saveAccessList(
      accountKey(7),
      [
        entry('11', { name: 'Ada' }),
        entry('12', { name: 'Bob' }),
        entry('13', { accessLevel: 'CAN_VIEW' }),
      ],
      1,
    );
    const records = recordsOf(store, 'accounts');
    expect(records).toEqual([
      {
        profileLabel: 'Acme prod',
        group: 'Production',
        instance: 'acme',
        origin: 'https://acme.domo.com',
        kind: 'account',
        id: 7,
        displayName: 'Shown',
        name: 'given',
        dataProviderType: 'snowflake',
        providerName: 'Snowflake',
        credentialsType: 'fields',
        valid: true,
        enabled: true,
        allowExternalUse: false,
        ownerIds: '11; 12',
        ownerNames: 'Ada, Bob',
        ownerFrom: 'accessList',
        ownerReadAt: 1,
        accessCount: 3,
        datasetCount: 5,
        datasetCountFrom: 'list',
        datasetCountReadAt: 900,
        used: null,
        configFields: 'user; host',
        createdAt: 1,
        createdBy: 2,
        modifiedAt: 3,
        modifiedBy: 4,
        validationStatus: 'FAILED',
        validationReason: 'wrong password',
        secretManagerAccountId: 6,
        accountTemplateId: 8,
        seenBy: 'list',
        readAt: 900,
      },
    ]);
    // Names of fields are exported, values never.
    expect(JSON.stringify(records)).not.toContain('canary-value');
  });

  it('leave values empty that were not read', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1)], 1);
    expect(recordsOf(store, 'accounts')[0]).toMatchObject({
      providerName: null,
      ownerIds: null,
      ownerNames: null,
      accessCount: null,
      configFields: null,
    });
  });

  it("take an OAuth account's owners from the listing until its access list was read", () => {
    const store = storeWith('acme');
    const owned = oauth(1, { owners: [{ type: 'USER', id: '21' }] });
    store.methods.saveAccountList('acme', 'oauth', [owned], 1);
    expect(recordsOf(store, 'accounts')[0]).toMatchObject({ ownerIds: '21' });
    store.methods.saveAccessList({ profileId: 'acme', kind: 'oauth', id: 1 }, [entry('22')], 2);
    expect(recordsOf(store, 'accounts')[0]).toMatchObject({ ownerIds: '22' });
  });
});

describe('records of the access table', () => {
  it('exist for each entry of every access list that was read', () => {
    const store = storeWith('acme');
    store.methods.saveAccountList('acme', 'account', [account(1), account(2), account(3)], 1);
    store.methods.saveAccessList(
      accountKey(1),
      [
        entry('11', { name: 'Ada' }),
        entry('12', { type: 'GROUP', accessLevel: 'ODD', name: null }),
      ],
      50,
    );
    store.methods.saveAccessList(accountKey(2), [], 60);
    const common = {
      profileLabel: 'acme',
      group: '',
      instance: 'acme',
      origin: 'https://acme.domo.com',
      kind: 'account',
      id: 1,
      displayName: 'Account 1',
      dataProviderType: 'snowflake',
      readAt: 50,
    };
    expect(recordsOf(store, 'access')).toEqual([
      {
        ...common,
        principalType: 'USER',
        principalId: '11',
        principalName: 'Ada',
        accessLevel: 'OWNER',
      },
      {
        ...common,
        principalType: 'GROUP',
        principalId: '12',
        principalName: null,
        accessLevel: 'ODD',
      },
    ]);
    expect(store.methods.countExport('access', filter())).toEqual({ rows: 2, accessNotRead: 1 });
    expect(store.methods.countExport('accounts', filter())).toEqual({ rows: 3, accessNotRead: 1 });
  });
});

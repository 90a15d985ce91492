/** The data of one imitated instance, in the shapes that the routes answer from (domo-api 4). */

/** Strongest first (domo-api 5.1). `NONE` exists in a PUT alone, hence not here. */
export const accessLevels = ['OWNER', 'CAN_EDIT', 'CAN_SHARE', 'CAN_VIEW'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export interface AccessEntry {
  readonly type: 'USER' | 'GROUP';
  /** Numeric text, as on the wire. */
  readonly id: string;
  accessLevel: AccessLevel;
  /** For a principal that exists no more: the name that the list still shows. */
  readonly formerName?: string;
}

/** What plain and OAuth accounts share. Times are epoch ms; null right after a create. */
export interface Secured {
  readonly id: number;
  /** Equals createdBy; says nothing about ownership (domo-api 3.2). */
  userId: number;
  readonly name: string;
  displayName: string;
  dataProviderType: string;
  credentialsType: string;
  allowExternalUse: boolean;
  createdAt: number | null;
  createdBy: number;
  modifiedAt: number | null;
  modifiedBy: number;
  secretManagerAccountId: number | null;
  /** Field -> clear text. What goes over the wire is decided per caller (`maskedConfig`). */
  config: Record<string, string>;
  /** Whether `unmask=true` may show the secrets (domo-api 3.5). */
  readable: boolean;
  /** Not opened by the "manage all accounts" grant: listed to an admin, yet 403 on every detail. */
  closed: boolean;
  /** Users who see the row in the list without any right to open it. */
  listedTo: number[];
  access: AccessEntry[];
  datasets: Dataset[];
}

export interface PlainAccount extends Secured {
  valid: boolean;
  secretId: string | null;
  accountTemplateId: number | null;
  accountTemplateAuthorizationId: number | null;
  /** Sent when there (domo-api 4.1). */
  validation?: { status: string; reason: string; changedAt: number };
}

export interface OAuthAccount extends Secured {
  enabled: boolean;
}

/** An account of either kind. */
export type AnyAccount = PlainAccount | OAuthAccount;

export interface Dataset {
  readonly id: string;
  readonly name: string;
  /** How it is fed; without it, by a stream of its own whose last run was a success. */
  readonly feed?: Feed;
}

/** A stream, and what depends on its dataset (domo-api 3.16, 3.21). */
export interface Feed {
  /** Domo's word for the last run. Null: the answer does not have the run. */
  readonly state: string | null;
  readonly endedAt: number | null;
  /** How many accounts feed it. */
  readonly accounts: number;
  /** What depends on the dataset. */
  readonly cards: number;
  readonly dataflows?: number;
  readonly alerts: number;
}

export interface User {
  readonly id: number;
  displayName: string;
  emailAddress: string;
  department: string;
  title: string;
  roleId: number;
  /** Has the grant to manage all accounts (`account.admin`). */
  admin: boolean;
  /** False: left the company. Still found by id. */
  active: boolean;
  readonly invitorUserId: number;
  /** Epoch SECONDS, as recorded (domo-api 4.8). */
  readonly created: number;
  /** Epoch ms. */
  readonly modified: number;
}

export interface Group {
  readonly id: number;
  name: string;
  type: string;
  userIds: number[];
  readonly creatorId: number;
  /** False: deleted; still answers by id (domo-api 7.3). */
  active: boolean;
  /** Epoch ms. */
  readonly created: number;
}

/** Element of `authenticationSchemeConfiguration` (domo-api 4.3). */
export interface FieldDescriptor {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly text: string | null;
  readonly tooltipText: string | null;
  readonly defaultValue: string | null;
  readonly required: boolean;
  readonly encrypted: boolean;
  readonly restrictions: null;
  readonly sortOrder: number | null;
  readonly data: Record<string, never>;
  readonly isConfigField?: boolean;
  readonly configField?: boolean;
}

/** A provider as it goes over the wire. Two of its fields may be missing (domo-api 4.3). */
export interface Provider {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly url: string | null;
  readonly defaultConnectorId: string | null;
  readonly defaultConnectorLabel: string | null;
  readonly authenticationScheme: string | null;
  readonly authenticationSchemeConfiguration: readonly FieldDescriptor[];
  readonly translationMap?: Record<string, never>;
  readonly connectorValidatorPresent: boolean;
  readonly resourceBundlePresent: boolean;
  readonly moduleHandler: string | null;
  readonly iconPicker: boolean;
  readonly unsafe: boolean;
  readonly scope: string | null;
  readonly producer: string | null;
  readonly version: string | null;
  readonly dateCreated: number;
  readonly dateUpdated: number;
  readonly visibility: string;
  readonly type: string;
  readonly capabilities?: Readonly<Record<string, boolean>>;
  readonly customerOAuthConfigurationDataProviderType: string | null;
  readonly advancedUiConnectorId?: string | null;
}

/** An access token (`developer`) or the `sessionToken` of a login (`session`). */
export interface Token {
  readonly kind: 'developer' | 'session';
  readonly userId: number;
  /** Epoch ms. Null: never. */
  expiresAt: number | null;
  /** How many more calls it is good for: lets a token end in the middle of a sync. Null: any number. */
  callsLeft: number | null;
  /** In the list of access tokens. Left out: those that an instance begins with are counted. */
  id?: number;
  name?: string;
}

/** For the login route (domo-api 1.4). */
export interface Login {
  readonly password: string;
  readonly locked: boolean;
}

/** Everything an instance starts with. Plain data: it can be cloned and written as JSON. */
export interface InstanceData {
  /** Domo's customer id, such as `mmmm-0012-0200`. */
  readonly customer: string;
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly providers: readonly Provider[];
  /** In the order in which the list answers them: Domo's follows no field. */
  readonly accounts: readonly PlainAccount[];
  readonly oauthAccounts: readonly OAuthAccount[];
  /** Token text -> token. */
  readonly tokens: Readonly<Record<string, Token>>;
  /** E-mail -> login. */
  readonly logins: Readonly<Record<string, Login>>;
}

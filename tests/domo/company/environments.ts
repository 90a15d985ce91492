/** The three instances of the company and how they differ from each other. */

export const environments = ['development', 'staging', 'production'] as const;
export type Environment = (typeof environments)[number];

export interface EnvironmentPlan {
  readonly name: Environment;
  /** The instance name that a person would type. */
  readonly instance: string;
  readonly customer: string;
  /** Short name in hosts, buckets and users. */
  readonly short: 'dev' | 'stg' | 'prd';
  /** Put before some account names here, so that equal things have unequal names. */
  readonly prefix: string;
  /** Share of the common accounts that are missing here. */
  readonly missing: number;
  readonly oauthCount: number;
}

export const environmentPlans: readonly EnvironmentPlan[] = [
  {
    name: 'development',
    instance: 'kestrel-bay-dev',
    customer: 'mmmm-0071-0310',
    short: 'dev',
    prefix: '[DEV] ',
    missing: 0.18,
    oauthCount: 7,
  },
  {
    name: 'staging',
    instance: 'kestrel-bay-stg',
    customer: 'mmmm-0071-0311',
    short: 'stg',
    prefix: '[STG] ',
    missing: 0.09,
    oauthCount: 9,
  },
  {
    name: 'production',
    instance: 'kestrel-bay',
    customer: 'mmmm-0071-0300',
    short: 'prd',
    prefix: '',
    missing: 0,
    oauthCount: 12,
  },
];

/** Labels, help texts and defaults of config fields, as forms show them (domo-api 8.4 and 8.5; the rest invented). */

export interface FieldWords {
  readonly text: string;
  /** Null: no help. */
  readonly tooltipText: string | null;
  readonly defaultValue: string;
}

const words = (text: string, tooltipText: string | null = null, defaultValue = ''): FieldWords => ({
  text,
  tooltipText,
  defaultValue,
});

const known: Readonly<Record<string, FieldWords>> = {
  accessKey: words('Access Key', 'The id of the access key, such as AKIA…'),
  account: words('Account', 'What stands before .snowflakecomputing.com in your address.'),
  apiKey: words('API Key'),
  apikey: words('apikey', 'A Domo access token.'),
  apiType: words('API Key Location', 'Where the key is sent: header or query.', 'header'),
  authentication: words('Authentication', 'One of none, apiKey, basic.', 'none'),
  awsAccessKey: words('AWS Access Key', 'The id of the access key, such as AKIA…'),
  awsSecretKey: words('AWS Secret Key'),
  bucket: words('Bucket', 'The name alone, without s3://.'),
  'client-id': words('Client ID', 'From the security integration.'),
  'client-secret': words('Client Secret', 'From the security integration.'),
  client_id: words('Client ID', 'Shown once the application link exists.'),
  client_secret: words('Client Secret'),
  customer: words('customer', 'The instance name.'),
  domoAccessToken: words('Domo Access Token', 'Made in Admin > Authentication > Access tokens.'),
  encryptionType: words('Encryption Type', 'How the bucket encrypts its objects.', 'AES256'),
  instance: words('Instance', 'The part before .domo.com.'),
  name: words('Key Name', 'The name of the header or parameter.', 'X-Api-Key'),
  passPhrase: words('Passphrase', 'Leave it empty for a key without one.'),
  password: words('Password'),
  port: words('Port', null, '443'),
  privateKey: words('Private Key', 'The whole key, from -----BEGIN to -----END.'),
  region: words('Region', 'Where the bucket lives.', 'us-west-2'),
  role: words('Role', "The user's default role when it is left empty."),
  s3StagingDir: words('S3 Staging Directory', 'Where query results go, such as s3://bucket/path/.'),
  secretKey: words('Secret Key'),
  username: words('Username'),
  warehouse: words('Warehouse', 'Runs the queries.'),
  workgroup: words('Workgroup', null, 'primary'),
};

/** The words of a field; unknown ones get a label made of their name: `apiToken` -> `Api Token`. */
export const fieldWords = (name: string): FieldWords => known[name] ?? words(label(name));

const label = (name: string): string =>
  name
    .replace(/[-_]/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/^./, (first) => first.toUpperCase());

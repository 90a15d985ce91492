/** A value that carries a secret inside it, whatever its field is called. */
import { describe, expect, it } from 'vitest';
import { holdsSecret } from '../../src/main/secrets';
import { growsInProportion } from '../support/growth';

describe('a value that carries a secret', () => {
  it.each([
    'https://svc:canary-pass@db.example/x',
    'jdbc:sqlserver://db.example;user=a;password=canary',
    'https://files.example/a?sv=1&sig=canary',
    'https://api.example/?access_token=canary',
    'host=db.example password=canary',
    '{"host":"db","password":"x1"}',
    '{ "outer": { "private_key" : "abc" } }',
    "{'apiKey': 'abc'}",
    'user: ada, token: abc',
    '-----BEGIN RSA PRIVATE KEY-----',
    // Keys in the query of an address.
    'https://maps.example/js?key=canary',
    'https://functions.example/api/run?code=canary',
    'https://db.example/?user=a&pass=canary',
    'https://db.example/?user=a&amp;pass=canary',
    // Sign-in names that are secrets, and passwords with the signs of an address in them.
    'https://canary_x@github.example',
    'clone https://canary_x@github.example/a.git now',
    'postgres://u:p/w#1@db.example',
    'postgres://u:p?w@db.example/x?mail=me@example.com',
    'mongodb://u@example.com:canary@db.example:27017',
    'see https://db.example:8443/x?next=ftp://u:canary@files.example',
    'jdbc:oracle:thin:scott/tiger@db.example:1521:orcl',
    'jdbc:oracle:oci:scott/tiger@//db.example/orcl',
    // Addresses that whoever knows them may use.
    'https://hooks.slack.com/services/T000/B000/canary',
    'https://discord.com/api/webhooks/1/canary',
    'https://acme.webhook.office.com/webhookb2/canary',
    // Names inside a text.
    'AccountName=a;AccountKey=canary==;EndpointSuffix=core.windows.net',
    'Endpoint=sb://a/;SharedAccessKeyName=Root;SharedAccessKey=canary=',
    'Authorization: Bearer canary',
    '(DESCRIPTION=(HOST=db)(PASSWORD=canary))',
    String.raw`"{\"password\":\"canary\"}"`,
    // What looks like a token by itself.
    `ghp_${'c'.repeat(36)}`,
    `the key AIza${'c'.repeat(35)}.`,
    `eyJ${'c'.repeat(20)}.eyJ${'c'.repeat(20)}.${'c'.repeat(20)}`,
    `xoxb-${'1'.repeat(12)}-c`,
  ])('is found in %s', (value) => {
    expect(holdsSecret(value)).toBe(true);
  });

  it.each([
    'https://db.example:8443/path?page=2',
    'https://db.example:8443/path?mail=me@example.com',
    'https://social.example/@someone',
    'jdbc:sqlserver://db.example:1433;user=me@example.com',
    'mongodb://a.example:27017,b.example:27017/x?mail=me@example.com',
    'me@example.com',
    'sftp://me@files.example/in',
    'abfss://container@account.dfs.core.windows.net/x',
    'jdbc:oracle:thin:@//db.example:1521/orcl',
    'jdbc:oracle:thin:/@wallet',
    'jdbc:oracle:thin:scott@db.example/orcl',
    'svc_sales_prd',
    'arn:aws:iam::123:role/reader',
    'jdbc:snowflake://kestrel.example/?warehouse=A',
    'https://api.example/?keyword=a&bypass=1&codepage=2',
    'https://hooks.slack.com/services/',
    'a compass: north',
    'AKIAIOSFODNN7EXAMPLE',
    '{"host":"db","retries":3}',
    '{"password":""}',
    'a:token',
    '',
  ])('but not %s', (value) => {
    expect(holdsSecret(value)).toBe(false);
  });
});

describe('a text that is made to take long', () => {
  it.each([
    'a',
    'a-',
    'a:',
    '://',
    'a://',
    'a://b:',
    'a://:',
    ':',
    '@',
    ' ',
    'a ',
    ' a://b@ ',
    'password',
    'password ',
    ' password',
    '"password"',
    'password=',
    '?key',
    '&pass=',
    '-----BEGIN ',
    '-----BEGIN A',
    'jdbc:oracle:thin:',
    'jdbc:oracle:thin:a/',
    'https://a',
    'eyJ',
    'eyJ-',
    'eyJaaaaaaaaaa.',
    'ghp_',
    'xoxb-',
    'hooks.slack.com/services/',
    '-',
    '_',
  ])('is judged in a time in proportion to its length: %j', (piece) => {
    expect(growsInProportion(holdsSecret, piece)).toBe(true);
    // The same in what begins, or ends, as an address with a sign-in does.
    expect(growsInProportion((text) => holdsSecret(`a://${text}`), piece)).toBe(true);
    expect(growsInProportion((text) => holdsSecret(`${text}@`), piece)).toBe(true);
    expect(growsInProportion((text) => holdsSecret(`a://b${text} @`), piece)).toBe(true);
  });
});

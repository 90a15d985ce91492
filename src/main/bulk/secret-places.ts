/** Which config fields of each account get which of the new values. */
import { fail, type AccountKey, type ConfigValues, type SecretPlace } from '../../contract';
import type { BulkChangeOf } from './bulk-flow';
import { accountKeyText } from '../../contract/zod-free';

type ChangeSecret = Pick<BulkChangeOf<'changeSecret'>, 'fields' | 'elsewhere'>;

export class SecretPlaces {
  private readonly usual: readonly SecretPlace[];
  private readonly others: ReadonlyMap<string, readonly SecretPlace[]>;

  /** Fails with `invalidRequest` if a field is to get a value that is not asked for. */
  constructor({ fields, elsewhere }: ChangeSecret) {
    this.usual = fields.map((name) => ({ name, asked: name }));
    this.others = new Map(
      elsewhere.map(({ account, fields: places }) => [accountKeyText(account), places]),
    );
    const unknown = elsewhere
      .flatMap(({ fields: places }) => places)
      .find(({ asked }) => !fields.includes(asked));
    if (unknown !== undefined)
      fail(
        'invalidRequest',
        `No new value is asked for ${unknown.asked}, which ${unknown.name} is to get.`,
        {
          next: 'Name it among the fields of the change.',
        },
      );
  }

  of(account: AccountKey): readonly SecretPlace[] {
    return this.others.get(accountKeyText(account)) ?? this.usual;
  }

  namesOf(account: AccountKey): string[] {
    return this.of(account).map(({ name }) => name);
  }

  /** What is written to an account. `secrets`, by asked field, HOLDS SECRETS, as the answer does. */
  valuesOf(account: AccountKey, secrets: ConfigValues): Record<string, string> {
    return Object.fromEntries(
      this.of(account).map(({ name, asked }) => [name, secrets[asked] ?? '']),
    );
  }
}

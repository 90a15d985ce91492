/** Accounts of the stand-in that have one secret, with their configs in the inventory of a desk. */
import type { RequestFor, ResponseFor, Result } from '../../src/contract';
import type { Instance } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import type { PlainAccount } from '../domo/state/types';
import type { Desk } from '../harness/desk';

export const ROTATED_FIELD = 'password';
const OLD = `${canaryMark}old-and-shared`;

export class RotatedDesk {
  private constructor(
    readonly desk: Desk,
    readonly instance: Instance,
    readonly accounts: readonly PlainAccount[],
    private readonly label: string,
  ) {}

  /**
   * The first two show the same secret, the next hide it and have the same login, and the last shows another one. Reads
   * the configs of as many as `read` says.
   */
  static async open(
    desk: Desk,
    { instance, label, count }: { instance: Instance; label: string; count: number },
  ): Promise<RotatedDesk> {
    const accounts = [...instance.state.accounts.values()]
      .filter(
        ({ dataProviderType, secretManagerAccountId, closed, credentialsType }) =>
          dataProviderType === 'snowflake' &&
          secretManagerAccountId === null &&
          !closed &&
          credentialsType === 'fields',
      )
      .slice(0, count);
    if (accounts.length < count) throw new Error(`only ${accounts.length} accounts`);
    const opened = new RotatedDesk(desk, instance, accounts, label);
    opened.prepare();
    await opened.readConfigs();
    return opened;
  }

  /** `LABEL:ID` of the first. */
  get like(): string {
    return `${this.label}:${this.accounts[0]?.id ?? 0}`;
  }

  /** As on the first day. */
  prepare(): void {
    this.instance.modes.plainSecrets = 'someReadable';
    for (const [at, account] of this.accounts.entries()) {
      const isLast = at === this.accounts.length - 1;
      account.readable = at < 2 || isLast;
      account.secretId = null;
      account.config = {
        account: 'kestrel',
        username: 'svc_rotated',
        [ROTATED_FIELD]: isLast ? `${canaryMark}another` : OLD,
      };
    }
  }

  async readConfigs(): Promise<void> {
    const { profiles } = await this.ask('profile.list', {});
    const profileId = profiles.find(({ label }) => label === this.label)?.id ?? '';
    for (const { id } of this.accounts)
      await this.ask('account.config', { profileId, kind: 'account', id });
  }

  private async ask<N extends 'profile.list' | 'account.config'>(
    name: N,
    request: RequestFor<N>,
  ): Promise<ResponseFor<N>> {
    const { stdout, stderr } = await this.desk.cli(['call', name], JSON.stringify(request));
    const result = JSON.parse(stdout) as Result<ResponseFor<N>>;
    if (!result.ok) throw new Error(`${name}: ${result.problem.message} ${stderr}`);
    return result.value;
  }
}

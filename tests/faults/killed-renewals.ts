/**
 * Kills renewals of a token between any two steps, as often as asked, and checks after each kill that the token in the
 * keychain works and that every token in Domo is one that Latchkey can name.
 */
import type { DomoClient } from '../../src/main/domo';
import { createDomoClient } from '../../src/main/domo';
import {
  digestToken,
  newTokenName,
  parseRenewal,
} from '../../src/main/profiles/renewal/renewal-record';
import type { RenewalDeps } from '../../src/main/profiles/renewal/renewal-state';
import { renewToken } from '../../src/main/profiles/renewal/renew-token';
import { createStandIn, sampleInstance, type Instance, type StandIn } from '../domo';
import { Random } from '../domo/random';
import { memoryVault } from '../support/service';

const PROFILE = 'p1';
/** Of the user as well, and of no business of a renewal. */
const OTHER = 'canary-other';

class Killed extends Error {}

export interface KilledRenewals {
  readonly renewals: number;
  readonly killed: number;
  readonly ended: number;
  /** Kills after which two tokens were in Domo, or one that nobody has the value of. */
  readonly betweenTwo: number;
  readonly lostAndNamed: number;
  /** Tokens in Domo at the end, beside the one in use and the other one of the user. */
  readonly orphans: number;
}

/** Fails with what is wrong: a token in the keychain that does not work, or one in Domo that nobody can name. */
export async function killRenewals(renewals: number, seed: string): Promise<KilledRenewals> {
  const standIn = await createStandIn({ instances: [sampleInstance()] });
  const bench = new RenewalBench(standIn, new Random(seed));
  try {
    return await bench.run(renewals);
  } finally {
    await bench.close();
  }
}

class RenewalBench {
  private readonly tokens = new Map<string, string>();
  private readonly vault = memoryVault(this.tokens);
  private readonly instance: Instance;
  private readonly client: DomoClient;
  private readonly userId: number;
  private found = { renewals: 0, killed: 0, ended: 0, betweenTwo: 0, lostAndNamed: 0, orphans: 0 };

  constructor(
    private readonly standIn: StandIn<'sample'>,
    private readonly random: Random,
  ) {
    this.instance = standIn.instances.sample;
    const admin = this.instance.token('admin');
    this.userId = this.instance.state.tokens.get(admin)?.userId ?? 0;
    this.tokens.set(PROFILE, admin);
    const token = () => this.vault.getToken(PROFILE, 'keychain');
    this.client = createDomoClient({ origin: this.instance.origin, token });
  }

  async run(renewals: number): Promise<KilledRenewals> {
    while (this.found.renewals < renewals) {
      if (this.found.ended === 1) this.addOther();
      this.found.renewals += 1;
      // Each call has a moment before and one after it; a whole renewal has about 10 calls.
      const ended = await this.renew(this.random.int(0, 26));
      if (ended) this.found.ended += 1;
      else this.found.killed += 1;
      this.judge();
    }
    // What is left is brought to its end, and a renewal with nothing left to do shows that nothing is.
    await this.renew(null);
    await this.renew(null);
    this.judge();
    const own = this.own().filter(([text]) => text !== this.tokens.get(PROFILE) && text !== OTHER);
    this.found.orphans = own.length;
    return this.found;
  }

  async close(): Promise<void> {
    this.client.close();
    await this.standIn.close();
  }

  private addOther(): void {
    this.instance.state.tokens.set(OTHER, {
      kind: 'developer',
      userId: this.userId,
      expiresAt: null,
      callsLeft: null,
      id: 1,
      name: 'other',
    });
  }

  /** True if it came to its end. `lives`: moments until it is killed; null: it is not. */
  private async renew(lives: number | null): Promise<boolean> {
    let left = lives ?? Infinity;
    /** A program that was killed does nothing more, also not what it would do after a failure. */
    const moment = (): void => {
      if (left <= 0) throw new Killed();
      left -= 1;
    };
    const mortal =
      <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        moment();
        const answer = await call(...args);
        moment();
        return answer;
      };
    const { vault, client } = this;
    const deps: RenewalDeps = {
      profileId: PROFILE,
      vault: {
        getToken: mortal((id, keep) => vault.getToken(id, keep)),
        saveToken: mortal((id, token, keep) => vault.saveToken(id, token, keep)),
        getRenewal: mortal((id) => vault.getRenewal(id)),
        saveRenewal: mortal((id, entry) => vault.saveRenewal(id, entry)),
        removeRenewal: mortal((id) => vault.removeRenewal(id)),
      },
      client: {
        whoAmI: mortal((options) => client.whoAmI(options)),
        listTokens: mortal((options) => client.listTokens(options)),
        createToken: mortal((token, options) => client.createToken(token, options)),
        revokeToken: mortal((id, options) => client.revokeToken(id, options)),
      },
      tryToken: mortal((token) => this.tryToken(token)),
      fingerprintOf: mortal((token) => Promise.resolve(digestToken(token))),
      wait: () => Promise.resolve(),
    };
    const wanted = { name: newTokenName(Date.now()), days: 30, oldTokenId: null };
    try {
      await renewToken(deps, wanted, new AbortController().signal);
      return left > 0;
    } catch (error) {
      if (left > 0) throw error;
      return false;
    }
  }

  private async tryToken(token: string) {
    const client = createDomoClient({
      origin: this.instance.origin,
      token: () => Promise.resolve(token),
    });
    try {
      return await client.whoAmI();
    } finally {
      client.close();
    }
  }

  private own() {
    return [...this.instance.state.tokens].filter(
      ([, { kind, userId }]) => kind === 'developer' && userId === this.userId,
    );
  }

  private judge(): void {
    const inUse = this.tokens.get(PROFILE) ?? '';
    if (!this.instance.state.tokens.has(inUse)) throw new Error('locked out');
    const record = parseRenewal(this.tokens.get(`renewal:${PROFILE}`) ?? null);
    if (this.found.ended > 1 && !this.instance.state.tokens.has(OTHER)) throw new Error('other');
    const others = this.own().filter(([text]) => text !== inUse && text !== OTHER);
    if (others.length > 0) this.found.betweenTwo += 1;
    for (const [text, { name = '' }] of others) {
      const isKept =
        record?.step === 'kept' && (record.token === text || record.old?.name === name);
      const isNamed = record?.leftovers.includes(name) === true || record?.name === name;
      if (!isKept && !isNamed)
        throw new Error(`nobody can name ${name} after ${record?.step ?? 'nothing'}`);
      if (!isKept) this.found.lostAndNamed += 1;
    }
  }
}

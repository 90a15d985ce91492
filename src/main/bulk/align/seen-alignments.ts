/** What a run saw last in each instance, whose accounts it takes one after the other. */
import { fail, type BulkItem, type ConfigValues, type Result } from '../../../contract';
import type { CallContext } from '../../call-context';
import type { BulkAnswer, BulkInspection } from '../bulk-flow';
import type { Alignment } from './alignment';
import { typedValues } from './asked-secrets';
import { sendAlignment } from './send-alignment';

export class SeenAlignments {
  /** By profile id. */
  private readonly seen = new Map<string, Alignment>();

  keep(profileId: string, alignment: Alignment): BulkInspection {
    this.seen.set(profileId, alignment);
    return alignment.inspection;
  }

  /** `secrets` HOLDS SECRETS. */
  send(caller: CallContext, item: BulkItem, secrets: ConfigValues): Promise<Result<BulkAnswer>> {
    const { profileId } = item.account;
    const seen = this.seen.get(profileId) ?? fail('unexpected', 'The account was not looked at.');
    this.seen.delete(profileId);
    return sendAlignment(caller, seen, item.account, typedValues(item, secrets));
  }
}

/** Creates one account in instances that lack it, with the source's values, others, and secrets that are entered. */
import { fail, type AccountKey } from '../../../contract';
import { instanceKey } from '../../../contract/instance-key';
import { checkCloneChoices } from '../../accounts/clone/clone-choices';
import { findCloneObstacle } from '../../accounts/clone/clone-target';
import { listClonedFields } from '../../accounts/clone/cloned-fields';
import { withRememberedPairings } from '../../accounts/clone/find-same-accounts';
import { refuseMasks } from '../../accounts/refuse-masks';
import { AccessGrants } from '../align/access-grants';
import { checkAskedSecrets } from '../align/asked-secrets';
import {
  baselineKey,
  createSourceMemory,
  describeBaseline,
  requireBaseline,
} from '../align/baseline';
import { inspectNew } from '../align/new-account';
import { SeenAlignments } from '../align/seen-alignments';
import type { BulkFlowMaker } from '../bulk-flow';

export const cloneFlow: BulkFlowMaker<'clone'> = async (deps, wanted) => {
  const rule = await withRememberedPairings(deps, { ...wanted.rule, pairings: [] });
  const readSource = createSourceMemory(deps);
  const access = wanted.access ? new AccessGrants(deps) : null;
  const seen = new SeenAlignments();
  return {
    accept: refuseMasks,
    async acceptAccounts(accounts, signal) {
      const source = await readSource(requireOne(accounts), signal);
      if (source.problem === null) checkCloneChoices(listClonedFields(source), wanted);
    },
    async listSubjects(of) {
      const subject = await describeBaseline(deps, of);
      return [...new Set(wanted.to)].map((profileId) => ({
        account: { ...instanceKey(profileId), kind: of.kind },
        subject,
        notes: [],
        problem: null,
      }));
    },
    async inspect({ account: { profileId }, subject, label }, signal) {
      const source = await readSource(baselineKey(requireBaseline(subject)), signal);
      const { displayName } = wanted;
      const target = { profileId, label };
      const obstacle = await findCloneObstacle(deps, target, { source, displayName, rule }, signal);
      const created = {
        source,
        fields: listClonedFields(source),
        choices: wanted,
        profileId,
        obstacle,
      };
      return seen.keep(profileId, await inspectNew(deps, access, created, signal));
    },
    check: checkAskedSecrets,
    send: (caller, item, _confirm, secrets) => seen.send(caller, item, secrets),
  };
};

function requireOne([source, ...others]: readonly AccountKey[]): AccountKey {
  if (source !== undefined && others.length === 0) return source;
  return fail(
    'invalidRequest',
    'A clone has one source, because all get the same names and values.',
    {
      next: 'Clone the accounts one after the other, or align the instances with them.',
    },
  );
}

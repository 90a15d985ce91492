/** Where the window is driven through the main path of each operation that acts on Domo: spec › test. */
import type { OperationName } from '../../src/contract';

const create = 'edit.spec.ts › an account is created, tried, reconfigured, renamed and deleted';
const read =
  'accounts.spec.ts › the drawer shows overview, masked config and access list of the account';
const add =
  'instances.spec.ts › adding an instance tries its token, names its user and reads its accounts';

export const mainPaths: Readonly<Partial<Record<OperationName, string>>> = {
  'profile.check': add,
  'inventory.sync': add,
  'provider.list': create,
  'account.list':
    'edit.spec.ts › an answer that is lost leads to looking, and to nothing that is sent by itself',
  'account.get': read,
  'account.config': read,
  'account.accessList': read,
  'account.create': create,
  'account.validate': create,
  'clone.plan':
    'clone.spec.ts › an account is made where it is missing: asked once, shown first, a result for each',
  'account.updateConfig': create,
  'account.rename': create,
  'account.delete': create,
  'account.usage':
    'edit.spec.ts › before a delete the datasets that stop are listed; not knowing them is a decision',
  'account.reveal':
    'reveal.spec.ts › a secret is shown on purpose, alone, and hidden whenever nobody looks',
  'account.share':
    'sharing.spec.ts › the keyboard alone finds a person and gives access; what is written is shown first',
  // The window asks for account.share, which takes the first version where the second is missing.
  'account.shareV1': 'sharing.spec.ts › an instance with the first version of sharing says so',
  'principal.search':
    'sharing.spec.ts › groups are found, nobody is said to be found, and being offline is told',
  'group.members':
    'sharing.spec.ts › a group shows whom it stands for, and who is on the list by name as well',
};

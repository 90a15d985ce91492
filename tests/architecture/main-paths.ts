/** Where the window is driven through the main path of each operation that acts on Domo: spec › test. */
import type { OperationName } from '../../src/contract';

const create =
  'edit.spec.ts › an account is created, its credentials are checked, and it is edited, renamed and deleted';
const read =
  'accounts.spec.ts › the drawer shows overview, masked config and access list of the account';
const add =
  'instances.spec.ts › adding an instance checks its token, shows its user and reads its accounts';

export const mainPaths: Readonly<Partial<Record<OperationName, string>>> = {
  'profile.check': add,
  'inventory.sync': add,
  'inventory.publish':
    'publish.spec.ts › tables are previewed, published after the label was typed, and linked',
  'inventory.changes':
    'changes.spec.ts › the changes of all instances are listed, filtered, explained and opened, also without a network',
  'inventory.overview':
    'overview.spec.ts › the overview sums up all instances, and each figure leads to its accounts, also without a network',
  'bulk.plan':
    'bulk.spec.ts › selected accounts are renamed after every change was shown, and get their names back',
  'attention.list':
    'attention.spec.ts › attention lists what fails, worst first, each with its way out, and reads streams',
  'attention.readStreams':
    'attention.spec.ts › attention lists what fails, worst first, each with its way out, and reads streams',
  'tokens.list':
    'access-tokens.spec.ts › every access token is listed with its owner and its end, and another one is revoked after the label was typed',
  'tokens.export':
    'access-tokens.spec.ts › the tokens that the filters leave are written into a file, which says what it lacks',
  'tokens.renew':
    'renew.spec.ts › the tokens of all instances are renewed after every write was shown, and the window goes on with the new ones',
  'account.testDomoToken':
    'token-accounts.spec.ts › after a renewal the accounts with the old token are listed, tried, planned and written',
  'tokens.revoke':
    'transfer.spec.ts › what a person owns is moved and their tokens are revoked, after the label was typed',
  'provider.list': create,
  'account.list':
    'edit.spec.ts › after a lost answer the user can check in Domo, and nothing is sent automatically',
  'account.get': read,
  'account.config': read,
  'account.accessList': read,
  'account.create': create,
  'account.validate': create,
  'clone.fields':
    'clone.spec.ts › an account is cloned after one plan, with a result for each instance',
  'account.updateConfig': create,
  'account.rename': create,
  'account.delete': create,
  'account.usage':
    'edit.spec.ts › a delete lists the datasets that will stop, and asks for a decision if they are not known',
  'account.reveal':
    'reveal.spec.ts › one secret is revealed at a time, and hidden when the window loses focus',
  'account.share':
    'sharing.spec.ts › the keyboard is enough to find a person and give access after a review',
  // The window asks for account.share, which takes the first version where the second is missing.
  'account.shareV1': 'sharing.spec.ts › an instance with the first version of sharing says so',
  // The window shows what the command line wrote.
  'stream.list':
    'fleet-forms.spec.ts › datasets get another account after each was shown, one is left out, and they get it back',
  'stream.setAccount':
    'fleet-forms.spec.ts › datasets get another account after each was shown, one is left out, and they get it back',
  'principal.search':
    'sharing.spec.ts › the search finds groups, says when it finds nothing, and says when Domo is out of reach',
  'undo.preview':
    'undo.spec.ts › Ctrl+Z shows what it brings back, Enter brings it back, and a change by somebody else is never overwritten',
  'undo.apply':
    'undo.spec.ts › Ctrl+Z shows what it brings back, Enter brings it back, and a change by somebody else is never overwritten',
  'group.members':
    'sharing.spec.ts › a group shows its members, and which of them are listed directly too',
};

/** A program that asks for the id of a data folder when it is told to, and says which it got. */
import { vaultId } from '../../../src/main/keychain/vault-id';

process.once('message', () => {
  process.send?.(vaultId(process.argv[2] ?? ''), () => process.exit());
});
process.send?.('ready');

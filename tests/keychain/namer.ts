/** A program that asks for the id of a data folder when it is told to, and says which it got. */
import { getOrCreateVaultId } from '../../src/main/keychain/vault-id';

process.once('message', () => {
  process.send?.(getOrCreateVaultId(process.argv[2] ?? ''), () => process.exit());
});
process.send?.('ready');

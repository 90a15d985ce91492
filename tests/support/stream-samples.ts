/** Streams in the sample instance of the stand-in. */
import type { Instance } from '../domo';

/** Gives an account so many datasets, and returns the ids of their streams. */
export function giveDatasets(domo: Instance, accountId: number, count: number): number[] {
  const account = domo.state.accounts.get(accountId);
  if (!account) throw new Error('There is no such account.');
  const before = account.datasets.length;
  const added = Array.from({ length: count }, (_, at) => {
    const id = `d-${String(accountId)}-${String(before + at)}`;
    return { id, name: `Dataset ${id}` };
  });
  account.datasets = [...account.datasets, ...added];
  return added.map(({ id }) => domo.state.streams.ofDataset(id)?.id ?? -1);
}

/** One dataset that all of these accounts feed. */
export function giveSharedDataset(domo: Instance, accountIds: readonly number[]): number {
  const dataset = { id: `s-${accountIds.join('-')}`, name: 'Shared' };
  for (const id of accountIds) domo.state.accounts.get(id)?.datasets.push(dataset);
  return domo.state.streams.ofDataset(dataset.id)?.id ?? -1;
}

export const streamText = (domo: Instance, id: number): string =>
  domo.state.streams.get(id)?.text ?? '';

/** Changes the JSON of a stream, as a person in Domo may. */
export function editStream(domo: Instance, id: number, edit: (text: string) => string): void {
  const stream = domo.state.streams.get(id);
  if (!stream) throw new Error('There is no such stream.');
  domo.state.streams.replace(stream, edit(stream.text));
}

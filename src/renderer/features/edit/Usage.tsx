import type { ResponseFor } from '../../../contract';
import { counted } from '../../ui/format';
import { Asking } from '../../ui/Asking';
import type { useAnswer } from '../../ui/useAnswer';

type Answer = ReturnType<typeof useAnswer<ResponseFor<'account.usage'>>>;

/** Names that are listed; the others are counted. */
const SHOWN = 10;

/** The datasets that stop when the account is gone. */
export const Usage = ({ usage }: { usage: Answer }) =>
  usage.value === null ? (
    <Asking answer={usage} words="looking which datasets use it…" tone="amber" />
  ) : (
    <Datasets {...usage.value} />
  );

function Datasets({ datasets, unnamed }: ResponseFor<'account.usage'>) {
  const all = datasets.length + unnamed;
  if (all === 0) {
    return (
      <p className="form-line" role="status">
        No dataset uses it, as far as Domo tells.
      </p>
    );
  }
  const more = datasets.length - SHOWN;
  return (
    <div className="edit-datasets" role="status">
      <p className="form-line lk-strong">
        {counted(all, 'dataset')} {all === 1 ? 'stops' : 'stop'} being updated:
      </p>
      <ul className="edit-names">
        {datasets.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id} className="lk-cut lk-name" title={`${name}\n${id}`}>
            {name || id}
          </li>
        ))}
        {unnamed > 0 && (
          <li>
            {counted(unnamed, 'dataset')} whose {unnamed === 1 ? 'name' : 'names'} cannot be read
          </li>
        )}
      </ul>
      {more > 0 && <p className="form-line lk-dim">and {counted(more, 'other')}</p>}
    </div>
  );
}

import { showAccountsPart } from '../../state/view';
import { formatCount, toSingleLine } from '../../ui/format/format';
import { CutLabel } from '../../ui/format/CutLabel';
import overviewStyles from './overview.module.css';
import type { ChartPart } from './overview-parts';
import { t } from '../../../contract/texts';

interface BarTableProps {
  title: string;
  parts: readonly ChartPart[];
  /** Shown in place of no part. */
  empty: string;
}

/** A chart that is also its own table: one row per part, with its count, and a button that shows these accounts. */
export function BarTable({ title, parts, empty }: BarTableProps) {
  const labels = parts.map(({ label }) => label);
  const largest = Math.max(1, ...parts.map(({ count }) => count));
  return (
    <section className={overviewStyles['card']}>
      <h2>{title}</h2>
      {parts.length === 0 ? (
        <p className="lk-dim">{empty}</p>
      ) : (
        <table className={overviewStyles['bars']} aria-label={title}>
          <tbody>
            {parts.map((part) => (
              <BarRow key={part.key} part={part} share={part.count / largest} others={labels} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function BarRow({
  part: { label, count, shows, tone },
  share,
  others,
}: {
  part: ChartPart;
  share: number;
  /** Of the whole chart: this one must be told from them. */
  others: readonly string[];
}) {
  const text = toSingleLine(label) || t('(no name)');
  return (
    <tr>
      <th scope="row">
        {shows === null || count === 0 ? (
          <CutLabel label={text} others={others} />
        ) : (
          <button
            type="button"
            title={text}
            onClick={() => {
              showAccountsPart(shows);
            }}
          >
            <CutLabel label={text} others={others} />
          </button>
        )}
      </th>
      <td className={overviewStyles['track']} aria-hidden>
        {count > 0 && (
          <div
            className={overviewStyles['bar']}
            data-tone={tone}
            style={{ width: `${share * 100}%` }}
          />
        )}
      </td>
      <td className="lk-num">{formatCount(count)}</td>
    </tr>
  );
}

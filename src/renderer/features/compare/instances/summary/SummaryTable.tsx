import { formatCount } from '../../../../ui/format/format';
import type { DifferenceChart } from './summary-parts';
import summaryStyles from './summary.module.css';
import { t } from '../../../../../contract/texts';

/** The numbers of the bars. Focusable, so that it can be scrolled with the keyboard. */
export const SummaryTable = ({ part }: { part: DifferenceChart }) => (
  <div className={summaryStyles['scroll']} tabIndex={0} role="region" aria-label={part.title}>
    <table className={summaryStyles['table']}>
      <thead>
        <tr>
          <th scope="col">{part.of}</th>
          <td>{t('Accounts')}</td>
        </tr>
      </thead>
      <tbody>
        {part.bars.map(({ key, label, rows }) => (
          <tr key={key}>
            <th scope="row" className="lk-name">
              {label}
            </th>
            <td className="lk-num">{formatCount(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

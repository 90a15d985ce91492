import { useEffect } from 'react';
import type { AccountKey, ConfigField } from '../../../contract';
import type { Detail } from '../../state/detail';
import { hideSecret, useReveal } from '../../state/reveal';
import { Age } from '../../ui/Age';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { Copied } from './Copied';
import { FieldActions } from './FieldActions';
import { FieldValue } from './FieldValue';
import { Part } from './Part';
import './config.css';

/** Field by field. A secret is a row of dots, always of the same length, until it is revealed on purpose. */
export function ConfigTab({ account, detail }: { account: AccountKey; detail: Detail }) {
  const { config, configReadAt, configProblem } = detail;
  // Leaving the tab is looking away.
  useEffect(() => hideSecret, []);
  return (
    <Part what="configuration" known={config !== null} problem={configProblem}>
      {config?.fields.length === 0 && (
        <p className="drawer-text lk-dim">This account has no configuration fields.</p>
      )}
      <dl className="facts">
        {config?.fields.map((field) => (
          <Field key={field.name} account={account} field={field} />
        ))}
      </dl>
      <p className="drawer-age lk-dim lk-small">
        <Age at={configReadAt} verb="read" />. Secret values stay out of this window, except one
        that you reveal. Revealing and copying are recorded in the activity, without the value.
      </p>
    </Part>
  );
}

function Field({ account, field }: { account: AccountKey; field: ConfigField }) {
  const failed = useReveal((state) => (state.failed?.field === field.name ? state.failed : null));
  return (
    <div className="fact">
      <dt className="lk-cut" title={field.name}>
        {field.name}
      </dt>
      <dd>
        <div className="config-line">
          <FieldValue field={field} />
          <FieldActions account={account} field={field} />
        </div>
        <Copied field={field.name} />
        {failed !== null && <ProblemNotice problem={failed.problem} />}
      </dd>
    </div>
  );
}

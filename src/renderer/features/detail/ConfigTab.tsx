import type { ConfigField } from '../../../contract';
import type { Detail } from '../../state/detail';
import { Age } from '../../ui/Age';
import { Part } from './Part';

/** Field by field. Secrets never come here: a secret is a row of dots, always of the same length. */
export function ConfigTab({ detail }: { detail: Detail }) {
  const { config, configReadAt, configProblem } = detail;
  return (
    <Part what="configuration" known={config !== null} problem={configProblem}>
      {config?.fields.length === 0 && (
        <p className="drawer-text lk-dim">This account has no configuration fields.</p>
      )}
      <dl className="facts">
        {config?.fields.map((field) => (
          <div key={field.name} className="fact">
            <dt className="lk-cut" title={field.name}>
              {field.name}
            </dt>
            <dd>
              <Value field={field} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="drawer-age lk-dim lk-small">
        <Age at={configReadAt} verb="read" />. Secret values stay out of this window.
      </p>
    </Part>
  );
}

function Value({ field: { state, value, fingerprint } }: { field: ConfigField }) {
  switch (state) {
    case 'clear':
      return <span className="lk-mono config-clear">{value}</span>;
    case 'secret':
      return (
        <span
          title={`Latchkey keeps a fingerprint of this value to compare it by (${fingerprint?.slice(0, 8) ?? ''}), not the value.`}
        >
          <span aria-hidden className="config-dots">
            ••••••••
          </span>
          <span className="lk-dim lk-small"> secret</span>
        </span>
      );
    case 'hidden':
      return (
        <Unknown word="hidden by Domo" why="Domo answered with a mask instead of the value." />
      );
    case 'encrypted':
      return (
        <Unknown
          word="encrypted by Domo"
          why="Domo answered with a value that only Domo can read."
        />
      );
    case 'empty':
      return <span className="lk-dim">∅ empty</span>;
  }
}

const Unknown = ({ word, why }: { word: string; why: string }) => (
  <span className="lk-hatched" title={why}>
    <span>{word}</span>
  </span>
);

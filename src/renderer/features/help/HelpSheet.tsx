import Markdown from 'markdown-to-jsx/react';
import { useState, type ReactNode } from 'react';
import { useComparison } from '../../state/comparison';
import { useDialogs } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { useView } from '../../state/view';
import { SheetFrame } from '../../ui/forms/SheetFrame';
import { guidePartOf, guideParts } from './guide-parts';
import helpStyles from './help.module.css';
import { t } from '../../../contract/texts';

/** The guide, which is part of the program: nothing is fetched. It opens at the part about the dialog or the view on screen. */
export default function HelpSheet() {
  const view = useView((state) => state.view);
  const hasInstances = useProfiles(({ profiles }) => (profiles ?? []).length > 0);
  const hasSelection = useComparison(({ picked }) => picked.length > 0);
  const dialog = useDialogs((state) => state.dialog);
  const [title, setTitle] = useState(() =>
    guidePartOf({ dialog, view, hasInstances, hasSelection }),
  );
  const part = guideParts.find((each) => each.title === title);
  return (
    <SheetFrame title={t('Help')}>
      <div className={helpStyles['help']}>
        <nav aria-label={t('Parts of the guide')} className={helpStyles['parts']}>
          {guideParts.map((each) => (
            <button
              key={each.title}
              type="button"
              className={helpStyles['part']}
              aria-current={each.title === title ? 'true' : undefined}
              data-autofocus={each.title === title || undefined}
              onClick={() => {
                setTitle(each.title);
              }}
            >
              {each.title}
            </button>
          ))}
        </nav>
        <article className={helpStyles['text']} aria-label={title} aria-live="polite">
          <h3>{title}</h3>
          <Markdown options={{ disableParsingRawHTML: true, overrides: { a: LinkText } }}>
            {part?.text ?? ''}
          </Markdown>
        </article>
      </div>
    </SheetFrame>
  );
}

/** The other documents are not in the window. */
const LinkText = ({ children }: { children?: ReactNode }) => <em>{children}</em>;

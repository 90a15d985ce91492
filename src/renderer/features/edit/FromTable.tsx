import { IconInfoCircle } from '@tabler/icons-react';

export const NOT_SAID = 'Domo does not say which fields this provider has.';

/** Said above fields that are Latchkey's own knowledge and not Domo's word. */
export const FromTable = () => (
  <div className="form-said" role="note">
    <IconInfoCircle size={15} aria-hidden />
    <div className="form-said-words">
      {NOT_SAID} These are from Latchkey’s own table; leave those empty that do not apply.
    </div>
  </div>
);

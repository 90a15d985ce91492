import { IconInfoCircle } from '@tabler/icons-react';

/** Said above fields that are Latchkey's own knowledge and not Domo's word. */
export const FromTable = ({ unsaid }: { unsaid: string }) => (
  <div className="form-said" role="note">
    <IconInfoCircle size={15} aria-hidden />
    <div className="form-said-words">
      {unsaid} These are from Latchkey’s own table; leave those empty that do not apply.
    </div>
  </div>
);

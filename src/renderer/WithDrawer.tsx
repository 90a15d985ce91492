import { lazy, type ReactNode } from 'react';
import { openAccount, useView } from './state/view';
import { Boundary } from './ui/Boundary';
import { Split } from './ui/Split';

// Most starts open no account: the drawer is loaded with the first one.
const Drawer = lazy(() =>
  import('./features/detail/Drawer').then(({ Drawer: component }) => ({ default: component })),
);

/** The grid alone, or beside the drawer of the open account. */
export function WithDrawer({ children }: { children: ReactNode }) {
  const account = useView((state) => state.open);
  return (
    <Split
      name="drawer"
      label="Width of the account's details"
      side={
        account === null ? null : (
          <Boundary
            what="This account"
            of={`${account.profileId} ${account.kind} ${String(account.id)}`}
            onClose={() => {
              openAccount(null);
            }}
          >
            <Drawer account={account} />
          </Boundary>
        )
      }
    >
      {children}
    </Split>
  );
}

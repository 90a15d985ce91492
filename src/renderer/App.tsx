import { Accounts } from './features/accounts/Accounts';
export const App = () => <Accounts />;

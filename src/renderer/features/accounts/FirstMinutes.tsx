import { Button } from '@mantine/core';
import { IconDatabase, IconKey, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAppStatus } from '../../state/app-status';
import { openSample } from '../../state/sample';
import { openDialog } from '../../state/dialogs';
import { AddInstanceButton } from '../../ui/actions/AddInstanceButton';
import { EmptyState } from '../../ui/notices/placeholders';
import firstStyles from './first.module.css';
import { t } from '../../../contract/texts';

/** The first screen: what is kept where, what is needed, and the ways to begin. */
export function FirstMinutes() {
  const status = useAppStatus((state) => state.status);
  const keepsTokens = status === null || status.keychain.state === 'unlocked';
  const keepsFile = status?.store.state !== 'memory';
  return (
    <EmptyState title={t('Add your first instance')}>
      <p>
        {t(
          'Latchkey reads the accounts of your Domo instances and stores them on this computer, so that you can find, filter, compare and export them at any time.',
        )}
      </p>
      <dl className={firstStyles['facts']}>
        <Fact sign={<IconLock size={18} aria-hidden />} name={t('Tokens')}>
          {keepsTokens
            ? t(
                'are in the keychain of this system. They go to their own instance and nowhere else.',
              )
            : t('are in memory until you quit, because the keychain is not available.')}
        </Fact>
        <Fact sign={<IconDatabase size={18} aria-hidden />} name={t('What is read')}>
          {keepsFile
            ? t(
                'is in an encrypted file, whose key is in the keychain. Secrets are not stored, and nothing goes to anybody else.',
              )
            : t('is in memory until you quit. Nothing goes to anybody else.')}
          {keepsFile && status !== null && (
            <span className={firstStyles['path']}>{status.home}</span>
          )}
        </Fact>
        <Fact sign={<IconKey size={18} aria-hidden />} name={t('You need')}>
          {t(
            'an access token for each instance. In Domo: Admin > Authentication > Access tokens. An admin makes it, or each user who has the grant “Create Access Tokens”. Latchkey can do what that user can do.',
          )}
        </Fact>
      </dl>
      <div className={firstStyles['ways']}>
        <AddInstanceButton />
        <Button
          variant="default"
          onClick={() => {
            openDialog({ name: 'addMany' });
          }}
        >
          {t('Add many…')}
        </Button>
        <Button variant="default" onClick={() => void openSample()}>
          {t('Look around with a sample company')}
        </Button>
      </div>
    </EmptyState>
  );
}

interface FactProps {
  sign: ReactNode;
  name: string;
  children: ReactNode;
}

const Fact = ({ sign, name, children }: FactProps) => (
  <div className={firstStyles['fact']}>
    {sign}
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

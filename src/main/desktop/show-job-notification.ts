/** Shows a notification of the system; a click brings the window to the front. */
import { Notification, type BrowserWindow } from 'electron';
import type { JobNotificationText } from './job-notifications';

/** Kept until they are closed: one that is collected does not hear its click. */
const shown = new Set<Notification>();

export const canNotify = (): boolean => Notification.isSupported();

export function showJobNotification(
  text: JobNotificationText,
  currentWindow: () => BrowserWindow | null,
): void {
  const notification = new Notification({ ...text, silent: true });
  shown.add(notification);
  notification.on('close', () => shown.delete(notification));
  notification.on('click', () => {
    shown.delete(notification);
    const window = currentWindow();
    if (window === null || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  notification.show();
}

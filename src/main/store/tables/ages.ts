/** How old what is kept of an account is. */

/**
 * With its list, or by itself later; in SQL, of account `a` and its list `l`. A list in which its row could not be
 * understood says nothing of it.
 */
export const accountReadAt =
  'CASE a.set_aside WHEN 1 THEN a.read_at ELSE MAX(a.read_at, COALESCE(l.read_at, 0)) END';

// Somebody's rights ended, and they have not asked since: the directory forgets them now, and with that nothing is mailed.
import { mailAddress } from '../delivery/mail/mail-address.ts'
import type { Services } from './services.ts'

/**
 * @param who as the sign-in service names them, or their address: then all whose it is
 * @returns false where nobody in the directory is meant
 */
export async function forgetPerson(
  who: string,
  { directory }: Pick<Services, 'directory'>,
): Promise<boolean> {
  const address = mailAddress(who)
  const meant = (await directory.list()).filter(
    (known) => known.person === who || (address !== null && known.address === address),
  )
  for (const { person } of meant) await directory.forget(person)
  return meant.length > 0
}

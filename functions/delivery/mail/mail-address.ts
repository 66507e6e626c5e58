// An address that mail goes to: one, bare, and the same whatever its letters' case.
import * as z from 'zod'

const bareAddress = z.email()

/** In lower case, as it is kept and compared; null for what is no address. */
export function mailAddress(text: string): string | null {
  const parsed = bareAddress.safeParse(text.trim())
  return parsed.success ? parsed.data.toLowerCase() : null
}

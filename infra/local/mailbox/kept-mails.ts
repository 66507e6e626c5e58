// The messages of the embedded mailbox: a file each, named by the message's id, so that a repetition is the same file.
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { type Mail, type Mailer, mailHeaders } from '../../../functions/delivery/mail/mailer.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { codeOf } from '../error-code.ts'

const keptMail = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  unsubscribe: z.url({ protocol: /^https?$/ }),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type KeptMail = z.infer<typeof keptMail>

const EXTENSION = '.json'

/**
 * A mailer that sends nothing: it keeps messages in the folder. One whose id is there already is not kept again.
 *
 * @param clock epoch milliseconds
 */
export function mailboxMailer(folder: string, clock: () => number): Mailer {
  return {
    async send(mail) {
      const file = fileOf(folder, mail.id)
      if (file === null) throw new RangeError('The id of a message is a UUID.')
      await mkdir(folder, { recursive: true })
      if (await isThere(file)) return
      // Whole or not at all, for whoever reads the folder just now.
      await writeFile(`${file}.new`, JSON.stringify(asKept(mail, clock())))
      await rename(`${file}.new`, file)
    },
  }
}

function asKept(mail: Mail, nowMs: number): KeptMail {
  return { ...mail, at: instantText(nowMs), headers: mailHeaders(mail) }
}

/** Newest first; a file that is no message is passed over. */
export async function keptMails(folder: string): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(noneIfAbsent)
  const files = names.filter((name) => name.endsWith(EXTENSION))
  const mails = await Promise.all(files.map((name) => readMail(folder, name.slice(0, -EXTENSION.length))))
  return mails
    .filter((mail) => mail !== null)
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at) || (one.id < other.id ? -1 : 1))
}

/** Null where there is no message of the id, whatever else the id may be. */
export async function readMail(folder: string, id: string): Promise<KeptMail | null> {
  const file = fileOf(folder, id)
  if (file === null) return null
  try {
    return keptMail.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

function fileOf(folder: string, id: string): string | null {
  return z.uuid().safeParse(id).success ? join(folder, `${id.toLowerCase()}${EXTENSION}`) : null
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

function noneIfAbsent(error: unknown): string[] {
  if (codeOf(error) === 'ENOENT') return []
  throw error
}

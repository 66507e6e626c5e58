// What the jobs that send digests are configured with, and the services that they make of it.
import * as z from 'zod'
import { UNSUBSCRIBE_PATH } from '../../../shared/contract/api/operations.ts'
import { ConfigurationError } from '../../runtime/errors.ts'
import { sealingKey } from '../../runtime/sealing-key.ts'
import { MOST_UNSEEN_DAYS, peopleDirectory } from '../../stores/alerts/people/people-directory.ts'
import type { FiguresTable } from '../../stores/figures-table.ts'
import { type MailerFactory, mailConfiguration } from '../mail/mailer-factory.ts'
import { type DigestServices, digestServices } from './digest-services.ts'
import { unsubscribeTokens } from './unsubscribe-tokens.ts'

const withoutSlash = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''))

/** Who looks once a month is told of every review; who has left, and told nobody, of one more at most. */
const USUAL_UNSEEN_DAYS = 35

export const digestConfiguration = z.object({
  ...mailConfiguration.shape,
  /** Where people reach the API: the link that ends a subscription leads there. */
  API_BASE_URL: withoutSlash.optional(),
  /** Where alerts lead: a dashboard whose pages are named as the API's. Without it they lead nowhere: people cannot sign in to the API. */
  ALERT_LINKS_ROOT: withoutSlash.optional(),
  /** Seals the links that end a subscription; the same as that of the API, which opens them. */
  UNSUBSCRIBE_KEY: sealingKey.optional(),
  /** Who has not asked the system API for so long is mailed nothing: nobody says whether their rights still are what they were. */
  MAIL_UNSEEN_DAYS: z.coerce.number().int().min(1).max(MOST_UNSEEN_DAYS).default(USUAL_UNSEEN_DAYS),
})
export type DigestConfiguration = z.infer<typeof digestConfiguration>

/** Null where nothing is mailed. @throws ConfigurationError where mail is, and what its links need is not */
export function configuredDigests(
  configuration: DigestConfiguration,
  table: FiguresTable,
  mailerOf: MailerFactory,
  clock: () => number,
): DigestServices | null {
  const mailer = mailerOf(configuration)
  if (mailer === null) return null
  const { API_BASE_URL, ALERT_LINKS_ROOT, UNSUBSCRIBE_KEY, MAILS_AT_ONCE, MAIL_UNSEEN_DAYS } = configuration
  if (API_BASE_URL === undefined || UNSUBSCRIBE_KEY === undefined) {
    throw new ConfigurationError(
      'Mail is configured, and its links are not: they need API_BASE_URL, and the key that UNSUBSCRIBE_KEY_SECRET_ARN names.',
    )
  }
  const tokens = unsubscribeTokens(UNSUBSCRIBE_KEY, clock)
  const parts = {
    directory: peopleDirectory(table, clock, MAIL_UNSEEN_DAYS),
    mailer,
    linksRoot: ALERT_LINKS_ROOT ?? null,
    unsubscribeUrl: async (person: string, kind: Parameters<typeof tokens.seal>[0]['kind']) =>
      `${API_BASE_URL}${UNSUBSCRIBE_PATH}?token=${await tokens.seal({ person, kind })}`,
    atOnce: MAILS_AT_ONCE,
  }
  return digestServices(table, parts, clock)
}

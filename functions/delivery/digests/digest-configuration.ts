// What the jobs that send digests are configured with, and the services that they make of it.
import * as z from 'zod'
import { API_ROOT, SYSTEM_ROOT, UNSUBSCRIBE_PATH } from '../../../shared/contract/api/operations.ts'
import { ConfigurationError } from '../../runtime/errors.ts'
import { peopleDirectory } from '../../stores/alerts/people/people-directory.ts'
import type { FiguresTable } from '../../stores/figures-table.ts'
import { type MailerFactory, mailConfiguration } from '../mail/mailer-factory.ts'
import { type DigestServices, digestServices } from './digest-services.ts'
import { unsubscribeTokens } from './unsubscribe-tokens.ts'

const withoutSlash = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''))

export const digestConfiguration = z.object({
  ...mailConfiguration.shape,
  /** Where people reach the API; digests lead there. */
  API_BASE_URL: withoutSlash.optional(),
  /** Where digests lead instead, such as a dashboard whose pages are named as the API's. */
  ALERT_LINKS_ROOT: withoutSlash.optional(),
  /** Seals the links that end a subscription; the same as that of the API. */
  CURSOR_KEY: z.base64url().optional(),
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
  const { API_BASE_URL, ALERT_LINKS_ROOT, CURSOR_KEY, MAILS_AT_ONCE } = configuration
  if (API_BASE_URL === undefined || CURSOR_KEY === undefined) {
    throw new ConfigurationError(
      'Mail is configured, and its links are not: they need API_BASE_URL, and the key that CURSOR_KEY_SECRET_ARN names.',
    )
  }
  const tokens = unsubscribeTokens(CURSOR_KEY, clock)
  const parts = {
    directory: peopleDirectory(table, clock),
    mailer,
    linksRoot: ALERT_LINKS_ROOT ?? `${API_BASE_URL}${API_ROOT}`,
    preferencesUrl: `${API_BASE_URL}${SYSTEM_ROOT}/preferences`,
    unsubscribeUrl: async (person: string, kind: Parameters<typeof tokens.seal>[0]['kind']) =>
      `${API_BASE_URL}${UNSUBSCRIBE_PATH}?token=${await tokens.seal({ person, kind })}`,
    atOnce: MAILS_AT_ONCE,
  }
  return digestServices(table, parts, clock)
}

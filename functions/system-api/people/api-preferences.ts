// What a person wants to be told, and where it goes, as the API answers it.
import type { Caller } from '../../../shared/access/caller.ts'
import type { PreferencesAnswer } from '../../../shared/contract/api/answers/system/preferences.ts'
import type { MailBounce, MailStore } from '../../stores/alerts/people/mail-store.ts'
import type { PersonPreferences } from '../../stores/alerts/people/preferences-store.ts'
import type { SystemServices } from '../services.ts'

export async function preferencesOf(
  caller: Caller,
  chosen: PersonPreferences,
  { mail, configuration }: Pick<SystemServices, 'mail' | 'configuration'>,
): Promise<PreferencesAnswer> {
  const { version, preferences, unsubscribedAt } = chosen
  const { digests, categories, lowestSeverity, muted } = preferences
  return {
    version,
    preferences: {
      ...{ digests: [...digests], categories: [...categories], muted: [...muted] },
      lowest_severity: lowestSeverity,
    },
    unsubscribed_at: unsubscribedAt,
    mail: await mailOf(caller.address, mail, configuration.OIDC_EMAIL_CLAIM),
  }
}

async function mailOf(
  address: string | null,
  mail: Pick<MailStore, 'read'>,
  claim: string,
): Promise<PreferencesAnswer['mail']> {
  if (address === null) {
    return {
      ...{ address, state: 'no_address' },
      why: `Your sign-in names no address that is verified: ask whoever runs it to put one into the claim ${claim}. Until then no digest is mailed.`,
    }
  }
  const { stopped } = await mail.read(address)
  if (stopped === null) return { address, state: 'reached', why: null }
  return { address, state: 'stopped', why: sentenceOf(stopped) }
}

function sentenceOf({ kind, at }: MailBounce): string {
  return kind === 'complaint'
    ? `A digest to it was reported as unwanted on ${at}: no more are sent. Say that the address is right, and they are.`
    : `A digest to it came back on ${at}, since there is no such address: no more are sent. Say that the address is right, and they are.`
}

// Campaign and mailbox counters: totals since the company joined, without a date, as upstream keeps them.
import { createRandom, type Random } from './random.ts'
import type { CampaignAnalyticsRow, MailboxAnalyticsRow } from './sample-tables.ts'
import type { SampleSubscription } from './subscriptions.ts'

function outcome(random: Random, companyId: string, billingId: string, sent: number) {
  const bounced = Math.round(sent * random.between(0.01, 0.04))
  return {
    company_id: companyId,
    sent,
    delivered: sent - bounced,
    bounced,
    spam_complaints: Math.round(sent * random.between(0.0002, 0.0015)),
    billing_id: billingId,
  }
}

function campaignRow(random: Random, companyId: string, billingId: string): CampaignAnalyticsRow {
  const counters = outcome(random, companyId, billingId, random.integer(400, 30_000))
  return {
    campaign_id: random.uuid(),
    ...counters,
    replied: Math.round(counters.delivered * random.between(0.005, 0.05)),
    unsubscribed: Math.round(counters.delivered * random.between(0.0005, 0.004)),
  }
}

function mailboxRow(random: Random, companyId: string, billingId: string): MailboxAnalyticsRow {
  return {
    mailbox_id: random.uuid(),
    ...outcome(random, companyId, billingId, random.integer(200, 12_000)),
    health_score: random.integer(62, 99),
    warmup_status: random.chance(0.85) ? 'completed' : 'warming',
  }
}

/** A campaign or two and a mailbox or two for each company. */
export function sampleSendingOutcomes(seed: number, subscriptions: readonly SampleSubscription[]) {
  const random = createRandom(seed, 'sending outcomes')
  const campaigns: CampaignAnalyticsRow[] = []
  const mailboxes: MailboxAnalyticsRow[] = []
  for (const { customer, subscription } of subscriptions) {
    for (const company of customer.companies) {
      for (let count = random.integer(1, 2); count > 0; count -= 1) {
        campaigns.push(campaignRow(random, company.id, subscription.id))
        mailboxes.push(mailboxRow(random, company.id, subscription.id))
      }
    }
  }
  return { campaigns, mailboxes }
}

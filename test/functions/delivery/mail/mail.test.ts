// Mail: what every message carries, as SES takes it, and what its reports of bounces and complaints come to.
import { describe, expect, test } from '@jest/globals'
import { keepFeedback, snsEvent } from '../../../../functions/delivery/mail/keep-feedback.ts'
import { mailAddress } from '../../../../functions/delivery/mail/mail-address.ts'
import type { MailReport } from '../../../../functions/delivery/mail/mail-reports.ts'
import { type Mail, MailNotTakenError } from '../../../../functions/delivery/mail/mailer.ts'
import { mailReports } from '../../../../functions/delivery/mail/ses-feedback.ts'
import { type SesEmail, sesMailer } from '../../../../functions/delivery/mail/ses-mailer.ts'

const MAIL: Mail = {
  id: '11111111-1111-4111-8111-111111111111',
  to: 'cfo@example.net',
  subject: 'Monthly review\r\nBcc: everybody@example.net',
  text: 'Grüße',
  html: '<p>Grüße</p>',
  unsubscribe: 'https://figures.example.net/unsubscribe?t=a b&u=ü',
}
const OPTIONS = { from: 'Penguin Figures <figures@example.net>', configurationSet: 'digests' }

async function asSent(mail: Mail): Promise<SesEmail> {
  const sent: SesEmail[] = []
  await sesMailer(async (email) => sent.push(email), OPTIONS).send(mail)
  return sent[0] as SesEmail
}

describe('a message to SES', () => {
  test('goes to one address, with both ways to unsubscribe, and our id where bounces carry it back', async () => {
    const { Destination, Content, EmailTags, ConfigurationSetName } = await asSent(MAIL)
    expect(Destination).toEqual({ ToAddresses: [MAIL.to] })
    expect(Content.Simple.Headers).toEqual([
      { Name: 'List-Unsubscribe', Value: '<https://figures.example.net/unsubscribe?t=a%20b&u=%C3%BC>' },
      { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
      { Name: 'X-Message-Key', Value: MAIL.id },
      { Name: 'Auto-Submitted', Value: 'auto-generated' },
    ])
    expect([EmailTags, ConfigurationSetName]).toEqual([[{ Name: 'message-key', Value: MAIL.id }], 'digests'])
  })

  test('has a subject of one line, and headers of nothing but printable ASCII', async () => {
    const { Simple } = (await asSent(MAIL)).Content
    expect(Simple.Subject.Data).toBe('Monthly review Bcc: everybody@example.net')
    for (const { Value } of Simple.Headers) expect(Value).toMatch(/^[ -~]{1,900}$/)
  })

  test.each([
    'mailto:stop@example.net',
    'javascript:alert(1)',
    '/unsubscribe',
    `https://e.net/${'a'.repeat(900)}`,
  ])('is refused with the unsubscribe link %.30s', async (unsubscribe) => {
    await expect(asSent({ ...MAIL, unsubscribe })).rejects.toThrow('The unsubscribe link of a message')
  })

  test('that SES answers with a refusal was not taken for certain; where its answer did not come, nobody knows', async () => {
    const failing = (error: object) => sesMailer(() => Promise.reject(error), OPTIONS).send(MAIL)
    const answered = (httpStatusCode: number) =>
      Object.assign(new Error('x'), { $metadata: { httpStatusCode } })
    for (const status of [400, 403, 429]) {
      await expect(failing(answered(status))).rejects.toBeInstanceOf(MailNotTakenError)
    }
    for (const error of [answered(500), new Error('socket hang up'), { $metadata: {} }]) {
      await expect(failing(error)).rejects.toBe(error)
    }
  })
})

test('an address is one, bare, and the same in any case', () => {
  expect(mailAddress(' CFO@Example.Net ')).toBe('cfo@example.net')
  for (const text of ['', 'cfo', 'a@b.net, c@d.net', 'CFO <cfo@example.net>', 'a@b.net\r\nBcc: c@d.net']) {
    expect(mailAddress(text)).toBeNull()
  }
})

describe('what SES reports', () => {
  const AT = '2026-11-01T07:00:00.000Z'
  const bounce = (bounceType: string, bounceSubType: string, change: object = {}) =>
    JSON.stringify({
      notificationType: 'Bounce',
      bounce: {
        bounceType,
        bounceSubType,
        bouncedRecipients: [{ emailAddress: 'Jane@Example.net', action: 'failed', status: '5.1.1' }],
        timestamp: AT,
        feedbackId: '0000',
      },
      mail: { timestamp: AT, source: 'figures@example.net', destination: ['jane@example.net'] },
      ...change,
    })
  const complaint = (change: object = {}) =>
    JSON.stringify({
      eventType: 'Complaint',
      complaint: {
        complainedRecipients: [{ emailAddress: 'Jane Doe <jane@example.net>' }],
        timestamp: AT,
        complaintSubType: null,
        feedbackId: '0000',
        ...change,
      },
      mail: {},
    })
  const report = (kind: MailReport['kind']): MailReport[] => [
    { id: '0000', kind, address: 'jane@example.net', at: AT },
  ]

  test('of an address that does not exist is permanent, whichever kind of topic says so', () => {
    expect(mailReports(bounce('Permanent', 'NoEmail'))).toEqual(report('permanent'))
    const ofEvent = bounce('Permanent', 'General', { notificationType: undefined, eventType: 'Bounce' })
    expect(mailReports(ofEvent)).toEqual(report('permanent'))
  })

  test.each([
    ['Transient', 'MailboxFull'],
    ['Transient', 'General'],
    ['Undetermined', 'Undetermined'],
  ])('of a bounce that is %s, %s, is transient', (type, subType) => {
    expect(mailReports(bounce(type, subType))).toEqual(report('transient'))
  })

  test('of a complaint is one, unless it says that it is no spam', () => {
    expect(mailReports(complaint({ complaintFeedbackType: 'abuse' }))).toEqual(report('complaint'))
    expect(mailReports(complaint())).toEqual(report('complaint'))
    expect(mailReports(complaint({ complaintFeedbackType: 'not-spam' }))).toEqual([])
  })

  test('of a delivery, and the greeting of a new topic, is nothing to keep', () => {
    expect(mailReports(JSON.stringify({ eventType: 'Delivery', delivery: {}, mail: {} }))).toEqual([])
    expect(mailReports('Successfully validated SNS topic for Amazon SES event publishing.')).toEqual([])
  })

  test.each([
    '',
    'jane@example.net bounced',
    '[]',
    '{}',
    '{"notificationType":"Bounce"}',
    '{"eventType":"Complaint","complaint":{}}',
  ])('what SES does not write is refused, and not repeated: %s', (message) => {
    expect(() => mailReports(message)).toThrow('as Amazon SES publishes it to SNS')
    expect(() => mailReports(message)).not.toThrow('jane')
  })

  test('is kept with everybody who has the address, before one that cannot be read fails the event', async () => {
    const kept: string[] = []
    const keeping = {
      mail: { bounced: async (person: string, { kind }: MailReport) => void kept.push(`${person} ${kind}`) },
      peopleAt: async (address: string) => (address === 'jane@example.net' ? ['jane', 'deputy'] : []),
    }
    const event = (...messages: string[]) =>
      snsEvent.parse({ Records: messages.map((Message) => ({ EventSource: 'aws:sns', Sns: { Message } })) })
    expect(await keepFeedback(event(complaint()), keeping)).toBe(2)
    const unreadableFirst = event('nonsense', bounce('Permanent', 'General'))
    await expect(keepFeedback(unreadableFirst, keeping)).rejects.toThrow('SNS')
    expect(kept).toEqual(['jane complaint', 'deputy complaint', 'jane permanent', 'deputy permanent'])
  })
})

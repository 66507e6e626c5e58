// Mail: what every message carries, as SES takes it, and what its reports of bounces and complaints come to.
import { describe, expect, test } from '@jest/globals'
import { keepFeedback, snsEvent } from '../../../../functions/delivery/mail/keep-feedback.ts'
import { mailAddress } from '../../../../functions/delivery/mail/mail-address.ts'
import type { MailReport } from '../../../../functions/delivery/mail/mail-reports.ts'
import { type Mail, MailNotTakenError } from '../../../../functions/delivery/mail/mailer.ts'
import { mailReports } from '../../../../functions/delivery/mail/ses-feedback.ts'
import { type SesEmail, sesMailer } from '../../../../functions/delivery/mail/ses-mailer.ts'
import { mailFeedbackHandler } from '../../../../functions/mail-feedback/handler.ts'
import { captureLog } from '../../figures-api/access/captured-log.ts'

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
    const failing = (error: object) =>
      sesMailer(() => Promise.reject(error), { ...OPTIONS, throttledWaitMs: 1 }).send(MAIL)
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

describe('messages to SES', () => {
  const TOO_FAST = { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } }
  const answering = async (answers: readonly (object | null)[], perSecond = 1_000) => {
    let asked = 0
    const send = async () => {
      const answer = answers[asked]
      asked += 1
      if (answer != null) throw Object.assign(new Error('no'), answer)
    }
    const mailer = sesMailer(send, { ...OPTIONS, perSecond, throttledWaitMs: 1 })
    const failure = await mailer.send(MAIL).catch((error: Error) => error.name)
    return { asked, failure }
  }

  test('that come too fast are sent again, those of which nobody knows and those beyond the day’s quota are not', async () => {
    expect(await answering([TOO_FAST, TOO_FAST, null])).toEqual({ asked: 3, failure: undefined })
    expect(await answering(Array.from({ length: 9 }, () => TOO_FAST))).toMatchObject({
      failure: 'MailNotTakenError',
    })
    const failures = [
      new Error('socket hang up'),
      { $metadata: { httpStatusCode: 500 } },
      { ...TOO_FAST, message: 'Daily message quota exceeded.' },
    ]
    for (const failure of failures) expect(await answering([failure, null])).toMatchObject({ asked: 1 })
  })

  test('go out so many a second, however many are sent at once', async () => {
    const mailer = sesMailer(async () => undefined, { ...OPTIONS, perSecond: 200 })
    const begunMs = performance.now()
    await Promise.all(Array.from({ length: 21 }, () => mailer.send(MAIL)))
    expect(performance.now() - begunMs).toBeGreaterThan(95)
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

  test('is kept with the address, whoever has it now, before one that cannot be read fails the event', async () => {
    const kept: string[] = []
    const keeping = {
      mail: { bounced: async ({ address, kind }: MailReport) => void kept.push(`${address} ${kind}`) },
    }
    const event = (...messages: string[]) =>
      snsEvent.parse({ Records: messages.map((Message) => ({ EventSource: 'aws:sns', Sns: { Message } })) })
    expect(await keepFeedback(event(complaint()), keeping)).toBe(1)
    const unreadableFirst = event('nonsense', bounce('Permanent', 'General'))
    await expect(keepFeedback(unreadableFirst, keeping)).rejects.toThrow('SNS')
    expect(kept).toEqual(['jane@example.net complaint', 'jane@example.net permanent'])
  })

  test('is logged by the key of the message, and with no address: whether a mail left can be looked up', async () => {
    const log = captureLog()
    const [email] = [await asSent(MAIL)]
    const tags = { 'ses:configuration-set': ['digests'] } as Record<string, string[]>
    for (const { Name, Value } of email.EmailTags) tags[Name] = [Value]
    const told = ['Send', 'Delivery', 'Reject', 'Open'].map((eventType) =>
      JSON.stringify({ eventType, mail: { destination: [MAIL.to], tags } }),
    )
    const ofNobody = [complaint(), 'Successfully validated SNS topic for Amazon SES event publishing.']
    const records = [...told, ...ofNobody].map((Message) => ({ Sns: { Message } }))
    const keep = mailFeedbackHandler(() => ({ mail: { bounced: async () => undefined } }))
    await keep({ Records: records }, {} as never, {} as never)
    const lines = log
      .text()
      .split('\n')
      .map((line) => JSON.parse(line))
    log.stop()
    expect(lines.flatMap(({ messageKey, state }) => (messageKey === MAIL.id ? state : []))).toEqual([
      'Send',
      'Delivery',
      'Reject',
    ])
    expect(JSON.stringify(lines)).not.toContain('@')
  })
})

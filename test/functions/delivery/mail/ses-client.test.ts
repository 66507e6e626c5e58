// The client of Amazon SES at the wire, against a server that takes nothing but SendEmail of SES v2 as its API describes it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { type Mail, MailNotTakenError } from '../../../../functions/delivery/mail/mailer.ts'
import { mailConfiguration } from '../../../../functions/delivery/mail/mailer-factory.ts'
import { sesMailerWith } from '../../../../functions/delivery/mail/ses-client.ts'

const MAIL: Mail = {
  id: '11111111-1111-4111-8111-111111111111',
  to: 'cfo@example.net',
  subject: 'Monthly review',
  text: 'Grüße',
  html: '<p>Grüße</p>',
  unsubscribe: 'https://figures.example.net/api/v1/system/unsubscribe?token=t',
}
const FROM = 'Penguin Figures <figures@example.net>'
const MAILING = { MAIL_FROM: FROM, SES_CONFIGURATION_SET: 'digests' }

const pair = z.strictObject({ Name: z.string(), Value: z.string() })
const text = z.strictObject({ Data: z.string(), Charset: z.literal('UTF-8') })
/** The members of SendEmail's body that may be there, and no other. */
const sendEmail = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()).length(1) }),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: text,
      Body: z.strictObject({ Text: text, Html: text }),
      Headers: z.array(pair).max(15),
    }),
  }),
  EmailTags: z.array(
    pair.extend({ Name: z.string().regex(/^[\w-]+$/), Value: z.string().regex(/^[\w.@-]+$/) }),
  ),
  ConfigurationSetName: z.string(),
})

type Answer = (response: ServerResponse) => void
const taken: Answer = (response) => answer(response, 200, { MessageId: '0100018c' })
const refused =
  (status: number, kind: string): Answer =>
  (response) => {
    response.setHeader('x-amzn-errortype', kind)
    answer(response, status, { message: 'no' })
  }
const silent: Answer = () => undefined

let server: Server
let next: Answer = taken
let asked: unknown[] = []
const before = { ...process.env }

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request
  const body = await json(request)
  const isSigned = /^AWS4-HMAC-SHA256 .*\/us-east-1\/ses\/aws4_request/.test(headers.authorization ?? '')
  const isTaken = method === 'POST' && url === '/v2/email/outbound-emails' && isSigned
  asked.push(isTaken ? sendEmail.parse(body) : `${method} ${url}`)
  next(response)
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

beforeAll(async () => {
  server = createServer((request, response) => {
    serve(request, response).catch(() => answer(response, 418, {}))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SESV2: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
})
afterAll(() => {
  process.env = before
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  next = taken
})

const LONG_MS = 30_000
const mailerWith = (variables: object, wholeMs = LONG_MS) =>
  sesMailerWith({ connectMs: LONG_MS, wholeMs })(mailConfiguration.parse(variables))
const send = async (wholeMs?: number): Promise<unknown> =>
  mailerWith(MAILING, wholeMs)
    ?.send(MAIL)
    .catch((error: unknown) => error)

describe('a stage', () => {
  test('without a sender mails nothing, whatever else is set', () => {
    expect(mailerWith({ SES_CONFIGURATION_SET: 'digests' })).toBeNull()
  })

  test('with a sender and no configuration set is refused: nobody would hear of bounces', () => {
    expect(() => mailerWith({ MAIL_FROM: FROM })).toThrow(/^SES_CONFIGURATION_SET is missing/)
  })
})

test('a message is one signed SendEmail, with its sender, configuration set, tag and headers', async () => {
  expect(await send()).toBeUndefined()
  expect(asked).toEqual([
    expect.objectContaining({
      FromEmailAddress: FROM,
      Destination: { ToAddresses: [MAIL.to] },
      EmailTags: [{ Name: 'message-key', Value: MAIL.id }],
      ConfigurationSetName: 'digests',
    }),
  ])
})

test.each([
  [400, 'MessageRejected'],
  [404, 'NotFoundException'],
])('refused with %d %s it was not taken for certain, and was asked once', async (status, kind) => {
  next = refused(status, kind)
  expect(await send()).toBeInstanceOf(MailNotTakenError)
  expect(asked).toHaveLength(1)
})

test('told that messages come too fast, it waits and sends it again', async () => {
  next = (response) => {
    next = taken
    refused(429, 'TooManyRequestsException')(response)
  }
  expect(await send()).toBeUndefined()
  expect(asked).toHaveLength(2)
})

test.each([
  ['an answer that does not come in time', silent, 1_000],
  ['a connection that breaks off', (response: ServerResponse) => void response.destroy(), LONG_MS],
  ['a failure of SES', refused(500, 'InternalServiceErrorException'), LONG_MS],
])(
  'after %s nobody knows: it is not said to be refused, and it is not sent again',
  async (_, answers, ms) => {
    next = answers
    const error = await send(ms)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(MailNotTakenError)
    expect(asked).toHaveLength(1)
  },
)

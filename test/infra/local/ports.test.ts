// The ports of the embedded engines: usual ones, and what is said about ones that cannot be.
import { expect, test } from '@jest/globals'
import { portsFromEnvironment } from '../../../infra/local/ports.ts'

test('without variables the engines listen on their usual ports', () => {
  const usual = {
    postgres: 5499,
    dynamoDb: 8099,
    s3: 9099,
    api: 8088,
    oidc: 8089,
    excel: 8090,
    postHog: 8091,
    mailbox: 8092,
  }
  expect(portsFromEnvironment({})).toEqual(usual)
  expect(portsFromEnvironment({ PENGUIN_S3_PORT: '' })).toEqual(usual)
})

test('a variable chooses another port', () => {
  const environment = {
    PENGUIN_POSTGRES_PORT: '1',
    PENGUIN_DYNAMODB_PORT: ' 6000 ',
    PENGUIN_S3_PORT: '65535',
    PENGUIN_API_PORT: '2',
    PENGUIN_OIDC_PORT: '3',
    PENGUIN_EXCEL_PORT: '4',
    PENGUIN_POSTHOG_PORT: '5',
    PENGUIN_MAILBOX_PORT: '6',
  }
  const chosen = {
    postgres: 1,
    dynamoDb: 6000,
    s3: 65_535,
    api: 2,
    oidc: 3,
    excel: 4,
    postHog: 5,
    mailbox: 6,
  }
  expect(portsFromEnvironment(environment)).toEqual(chosen)
})

test.each(['0', '65536', '-1', '80.5', '1e3', '0x50', 'http', '٣'])('%s is no port', (given) => {
  expect(() => portsFromEnvironment({ PENGUIN_DYNAMODB_PORT: given })).toThrow(
    `PENGUIN_DYNAMODB_PORT is "${given}", but the port of DynamoDB must be a whole number from 1 to 65535: ` +
      'set it to a free port, or unset it to use 8099.',
  )
})

test('two engines cannot have one port', () => {
  expect(() => portsFromEnvironment({ PENGUIN_S3_PORT: '8099' })).toThrow(
    'Port 8099 is given to both DynamoDB and S3: set PENGUIN_DYNAMODB_PORT or PENGUIN_S3_PORT to another free port.',
  )
  expect(() => portsFromEnvironment({ PENGUIN_OIDC_PORT: '8088' })).toThrow(
    'Port 8088 is given to both figures API and OIDC issuer: set PENGUIN_API_PORT or PENGUIN_OIDC_PORT to another free port.',
  )
})

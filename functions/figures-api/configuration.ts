// The figures API's configuration, from the environment, validated once. Secrets are read and never printed.
import * as z from 'zod'
import { readEnvironment, storeConfiguration } from '../runtime/config.ts'
import { sealingKey } from '../runtime/sealing-key.ts'

export const apiConfiguration = z.object({
  ...storeConfiguration.shape,
  /** Where clients reach the API: documentation addresses begin with it. */
  API_BASE_URL: z
    .url({ error: 'it takes the address clients call, such as https://figures.example.com' })
    .transform((address) => address.replace(/\/+$/, '')),
  OIDC_ISSUER: z.url({ error: 'it takes the address of the sign-in service, as tokens name it' }),
  OIDC_JWKS_URL: z.url({ error: 'it takes the address of the public keys of the sign-in service' }),
  /** The audience that tokens for this API name. */
  OIDC_AUDIENCE: z.string().min(1),
  /** The `typ` of an access token (RFC 9068); a sign-in service that writes `JWT` there needs that here. */
  OIDC_TOKEN_TYPE: z.string().min(1).default('at+jwt'),
  OIDC_SCOPE: z.string().regex(/^\S+$/, 'it takes one word').default('figures.read'),
  /** Claims that hold the roles and the tenants of a caller. */
  OIDC_ROLES_CLAIM: z.string().min(1).default('roles'),
  OIDC_TENANTS_CLAIM: z.string().min(1).default('tenants'),
  /** The claim that names a person as budget lines name their owner. */
  OIDC_PERSON_CLAIM: z.string().min(1).default('sub'),
  /** The claim that holds the address to which a person's digests go. */
  OIDC_EMAIL_CLAIM: z.string().min(1).default('email'),
  /** 32 bytes in base64url: seals cursors, the same for every instance of the function. */
  CURSOR_KEY: sealingKey,
  /** What one caller may ask of one instance of the function in a minute. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(3_000),
  /** How old a second factor may be for answers over more than one tenant and what webhooks are told; left out, none is asked for. */
  SECOND_FACTOR_MINUTES: z.coerce.number().int().min(1).optional(),
  /** How old the run of a month that still goes on may be before it counts as stale. */
  STALE_AFTER_HOURS: z.coerce.number().int().min(1).default(36),
  /** 1 to 12: what the quarters and years that are asked for begin with. A year is called after the one in which it ends. */
  FISCAL_YEAR_FIRST_MONTH: z.coerce.number().int().min(1).max(12).default(1),
})

export type ApiConfiguration = z.infer<typeof apiConfiguration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readApiConfiguration(environment: NodeJS.ProcessEnv): ApiConfiguration {
  return readEnvironment(apiConfiguration, environment)
}

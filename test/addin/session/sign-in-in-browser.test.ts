// People sign in with MSAL in a real browser: in a window, in a dialog of Office, and through Excel's own broker.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { tokenVerifier } from '../../../functions/figures-api/access/verify-token.ts'
import type { ApiConfiguration } from '../../../functions/figures-api/configuration.ts'
import { describeInBrowser, startBrowser } from '../../engines/browser.ts'
import { brokerScript, type SeenByBroker } from './broker-script.ts'
import { dialogScript } from './dialog-script.ts'
import { type SignInWorld, startSignInWorld } from './sign-in-world.ts'

/** Nobody is asked there: the broker is. */
const ENTRA = 'https://login.microsoftonline.com/contoso.onmicrosoft.com'
const CHALLENGE =
  'Bearer realm="penguin-figures", error="insufficient_user_authentication", acr_values="mfa", max_age="900"'

describeInBrowser('Signing in', () => {
  let browser: Browser
  let world: SignInWorld
  beforeAll(async () => {
    browser = await startBrowser()
    world = await startSignInWorld(browser)
  })
  afterAll(async () => {
    await world.stop()
    await browser.close()
  })

  const tokenOf = (page: Page): Promise<string> =>
    page.evaluate(async () => (await signing.provider()?.token()) ?? '')
  const said = (page: Page, text: string) => page.locator('output', { hasText: text }).waitFor()
  /** As the figures API does it with every request. */
  const callerOf = async (token: string) => {
    const verify = tokenVerifier(
      {
        OIDC_ISSUER: world.issuerUrl,
        OIDC_JWKS_URL: world.jwksUrl,
        OIDC_AUDIENCE: 'penguin-figures',
        OIDC_TOKEN_TYPE: 'at+jwt',
        OIDC_ROLES_CLAIM: 'roles',
        OIDC_TENANTS_CLAIM: 'tenants',
        OIDC_PERSON_CLAIM: 'sub',
      } as ApiConfiguration,
      Date.now,
    )
    return (await verify(token)).caller
  }
  const stored = (page: Page): Promise<string> =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))

  describe.each([
    ['a window of the browser', ''],
    ['a dialog of Office', dialogScript()],
  ])('in %s', (_, office) => {
    let page: Page
    beforeAll(async () => {
      page = await world.open(office)
    })

    test('opens none by itself', async () => {
      const before = world.asked.length
      await page.evaluate(() => signing.account.signInSilently())
      expect(await page.evaluate(() => signing.provider())).toBeNull()
      expect([world.asked.length - before, page.context().pages()]).toEqual([0, [page]])
    })

    test('gives a token that the figures API takes, by a code that is proven', async () => {
      await page.locator('#sign-in').click()
      await said(page, 'Fiona Banerjee is signed in.')
      expect(await callerOf(await tokenOf(page))).toMatchObject({
        subject: 'finance@sample',
        roles: ['ROLE_FINANCE'],
      })
      const query = world.asked.at(-1)?.searchParams
      expect(query?.get('redirect_uri')).toBe(`${world.site}/auth.html`)
      expect(query?.get('code_challenge_method')).toBe('S256')
      expect(query?.get('scope')?.split(' ')).toContain('figures.read')
      expect(page.context().pages()).toEqual([page])
    })

    test('asks for another token without a window when one is refused, once for all requests', async () => {
      const before = await tokenOf(page)
      const asked = world.asked.length
      const renewed = await page.evaluate(async (refused) => {
        const provider = signing.provider()
        return Promise.all([provider?.renew(refused), provider?.renew(refused)])
      }, before)
      expect(renewed[0]).toBe(renewed[1])
      expect(renewed[0]).not.toBe(before)
      expect(world.asked.length).toBe(asked)
    })

    test('asks for a second factor at the next sign-in when the API asked for one', async () => {
      await page.evaluate(async (challenge) => {
        const provider = signing.provider()
        const token = (await provider?.token()) ?? ''
        return provider?.renew(token, challenge)
      }, CHALLENGE)
      await page.locator('#sign-in').click()
      await page.waitForFunction(
        () => document.querySelector('output')?.textContent?.split('is signed in.').length === 3,
      )
      const query = world.asked.at(-1)?.searchParams
      expect([query?.get('acr_values'), query?.get('max_age'), query?.get('prompt')]).toEqual([
        'mfa',
        '900',
        'login',
      ])
      expect(JSON.parse(query?.get('claims') ?? '')).toMatchObject({
        id_token: { auth_time: { essential: true }, acr: { essential: true, values: ['mfa'] } },
      })
    })

    test('keeps nothing where another page could read it', async () => {
      const token = await tokenOf(page)
      expect(token.length).toBeGreaterThan(100)
      const kept = await stored(page)
      expect(kept).not.toContain(token)
      expect(kept).not.toMatch(/refresh|eyJ/i)
    })

    test('signs out without a word to anybody, and lets somebody else be chosen next', async () => {
      await page.locator('#sign-out').click()
      await said(page, 'Nobody is signed in.')
      await page.evaluate(() => signing.account.signInSilently())
      expect(await page.evaluate(() => signing.provider())).toBeNull()
      await page.locator('#sign-in').click()
      await page.waitForFunction(() => signing.provider() !== null)
      expect(world.asked.at(-1)?.searchParams.get('prompt')).toBe('select_account')
    })
  })

  test('a window that is blocked is said so', async () => {
    const page = await world.open('')
    await page.evaluate(() => {
      window.open = () => null
    })
    await page.locator('#sign-in').click()
    await said(page, 'The sign-in window was blocked. Allow pop-up windows for this page')
  })

  test('a dialog that is closed is said so, and the next one works', async () => {
    const page = await world.open(dialogScript('closed at first'))
    await page.locator('#sign-in').click()
    await said(page, 'Signing in was cancelled. Choose Sign in to try again.')
    await page.locator('#sign-in').click()
    await said(page, 'Fiona Banerjee is signed in.')
  })

  test('the page that people come back to leads nobody elsewhere', async () => {
    const page = await world.open('')
    await page.goto(`${world.site}/auth.html#penguin-go-to=${encodeURIComponent('https://example.com/')}`)
    await page.getByText('Close this window, and sign in from the Penguin pane in Excel.').waitFor()
    expect(new URL(page.url()).origin).toBe(world.site)
  })

  describe("through Excel's broker", () => {
    let page: Page
    const seen = (): Promise<SeenByBroker> => page.evaluate(() => broker.seen)
    beforeAll(async () => {
      page = await world.open(brokerScript(), ENTRA)
    })

    test('nobody is asked anything: who Excel is used by is signed in', async () => {
      await page.evaluate(() => signing.account.signInSilently())
      await said(page, 'adele@contoso.com is signed in.')
      expect(await tokenOf(page)).toBe('token 1')
      expect(await seen()).toMatchObject({ methods: ['GetInitContext', 'GetToken'], wrong: [] })
      expect(page.context().pages()).toEqual([page])
    })

    test('a refused token is followed by another, a challenge goes to the broker as claims', async () => {
      expect(await page.evaluate(async () => signing.provider()?.renew('token 1'))).toBe('token 2')
      await page.evaluate(async (challenge) => signing.provider()?.renew('token 2', challenge), CHALLENGE)
      const { requests } = await seen()
      expect(requests.at(-1)).toMatchObject({
        forceRefresh: true,
        scope: 'figures.read',
        clientId: 'penguin-pane',
      })
      expect(JSON.parse(requests.at(-1)?.claims ?? '')).toMatchObject({
        id_token: { acr: { values: ['mfa'] } },
      })
    })

    test('when the sign-in has ended, cells are told and the pane offers to sign in', async () => {
      const refused = await page.evaluate(async () => {
        broker.refusals.GetToken = { status: 'USER_INTERACTION_REQUIRED' }
        return signing
          .provider()
          ?.renew('token 3')
          .catch((error: Error & { kind: string }) => [error.kind, error.message])
      })
      expect(refused).toEqual(['signed_out', 'Sign in from the Penguin pane.'])
      await said(page, 'Nobody is signed in.')
    })

    test.each([
      [{ status: 'USER_CANCEL' }, 'Signing in was cancelled.'],
      [{ status: 'NO_NETWORK' }, 'The sign-in service could not be reached.'],
      [{ status: 'ACCOUNT_UNAVAILABLE' }, 'Check that you are signed in to Excel itself'],
      [
        { status: 'PERSISTENT_ERROR', code: 'invalid_grant', description: 'AADSTS65001: no consent' },
        'An administrator of your organization must allow Penguin Figures first.',
      ],
    ])('%j is said in a sentence', async (refusal, sentence) => {
      await page.evaluate((given) => {
        broker.refusals.GetTokenPopup = given
      }, refusal)
      await page.locator('#sign-in').click()
      await said(page, sentence)
    })

    test('without an account it waits for a click, and then asks in a window of Excel', async () => {
      await page.evaluate(() => {
        broker.refusals.GetTokenPopup = undefined
      })
      await page.evaluate(() => signing.account.signInSilently())
      expect(await page.evaluate(() => signing.provider())).toBeNull()
      await page.locator('#sign-in').click()
      await page.waitForFunction(() => signing.provider() !== null)
      expect((await seen()).methods.slice(-2)).toEqual(['GetToken', 'GetTokenPopup'])
    })

    test('one that does not answer leaves the dialog, which begins with whoever Excel is used by', async () => {
      const broken = { GetInitContext: { status: 'DISABLED' } }
      const other = await world.open(`${brokerScript(broken)}\n${dialogScript()}`)
      await other.locator('#sign-in').click()
      // The embedded service has no such person.
      await said(other, 'Signing in was cancelled.')
      expect(world.asked.at(-1)?.searchParams.get('login_hint')).toBe('adele@contoso.com')
    })
  })

  test('all this is let through by the content security policy of the site', () => {
    expect(world.broken.filter((text) => /Content Security Policy|violat/i.test(text))).toEqual([])
  })
})

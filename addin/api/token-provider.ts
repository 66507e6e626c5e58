// Where access tokens come from. Whoever signs people in implements this: MSAL in the pane, the embedded issuer locally.

export interface TokenProvider {
  /** Who is signed in, as people call them. */
  readonly account: string
  /** An access token that should still hold. @throws ApiFailure signed_out when the person must sign in again; anything else counts as the sign-in service being out of reach */
  token(): Promise<string>
  /**
   * Another one, since this one was not accepted.
   *
   * @param challenge the header `www-authenticate` of the refusal: what a token must have, where the API said so
   * @throws as token() does
   */
  renew(refused: string, challenge?: string | null): Promise<string>
}

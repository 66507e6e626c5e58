// What came back of mail, and what sending needs of wherever it is kept (functions/stores/alerts/people).

export interface MailReport {
  /** As the mail service names it: one that comes twice counts once. */
  readonly id: string
  /** Nobody is mailed at an address again after `permanent` or `complaint`; `transient` changes nothing. */
  readonly kind: 'permanent' | 'transient' | 'complaint'
  /** In lower case. */
  readonly address: string
  /** ISO 8601. */
  readonly at: string
}

export interface MailStandings {
  /** `stopped`: addresses of theirs that are mailed no more. */
  read(person: string): Promise<{ readonly stopped: readonly Pick<MailReport, 'address'>[] }>
  bounced(person: string, report: MailReport): Promise<void>
}

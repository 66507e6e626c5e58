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
  /** `stopped`: why the address is mailed no more; null where it is. @param address in lower case */
  read(address: string): Promise<{ readonly stopped: MailReport | null }>
  bounced(report: MailReport): Promise<void>
}

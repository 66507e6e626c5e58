// The two sentences that stand beside every modelled figure, verbatim from the product documents (figure book, 8).

export const STATEMENTS = [
  'Modeled internal approximation based on provider invoices and usage patterns.',
  'Not an invoice. Always validate with finance systems.',
] as const satisfies [string, string]

/** Stands where the measured error of the model will stand once provider invoices are imported. */
export const NO_INVOICE_YET = 'no invoice held against this yet'

// The names that members have in the messages between Microsoft's client and the host. They are the members' own with a
// first capital; these few, found by comparing @microsoft/office-js 1.1.110 with the declarations, are not.

const otherwiseWritten: Readonly<Record<string, readonly string[]>> = {
  Functions: [
    ...['DAverage', 'DCount', 'DCountA', 'DGet', 'DMax', 'DMin', 'DProduct', 'DStDev', 'DStDevP', 'DSum'],
    ...['DVar', 'DVarP', 'ECMA_Ceiling', 'EDate', 'FVSchedule', 'HLookup', 'ISO_Ceiling', 'MDuration'],
    ...['MIrr', 'MRound', 'NPer', 'PDuration', 'TBillEq', 'TBillPrice', 'TBillYield', 'USDollar', 'VLookup'],
  ],
  Image: ['format'],
  Line: ['connectorType'],
}

/** @returns the member's name in messages: `GetRange` for `getRange` */
export function wireNameOf(className: string, memberName: string): string {
  const other = otherwiseWritten[className]?.find((each) => each.toLowerCase() === memberName.toLowerCase())
  return other ?? memberName.charAt(0).toUpperCase() + memberName.slice(1)
}

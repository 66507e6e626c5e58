// How cost is modeled, in the words of every alert that tells of one: a digest says it once.

export const MODELED_COST =
  'Costs are modeled: the cost of servers and IPs, divided over those who use them. Savings are ranges, never a promise.'

/** Why a healthy acquirer may have nothing to show: said once, in the words of the query test. */
export const empty = {
  night: 'no traffic at night',
  calm: 'nothing is wrong on a calm day',
  closed: 'outside business hours nothing is expected',
  firstDays: 'not known in the first days of an installation',
  noHistory: 'needs hours of history before it compares',
  notUsed: 'this acquirer does not use it',
  scraped: 'comes from Prometheus or Alertmanager, where they are scraped',
} as const;

/** Every benchmark: a file of this folder that prints one report. To add one: its file and one line here. */
export const suite = [
  { name: 'stages', about: 'what each part of booking an event costs, against bare JSON.parse' },
  { name: 'ingest', about: 'durable ingest over HTTP, everything on' },
  { name: 'visible', about: 'from sending an event to seeing it in /metrics' },
  { name: 'scraping', about: 'scrapes while events come in, and what they hold up' },
  { name: 'day', about: 'a day at profile M through simulate and replay: time, memory, disk' },
  { name: 'rules', about: 'all alert rules once, by Prometheus, over a morning of a profile' },
  { name: 'restart', about: 'from the start of the process to full service' },
  { name: 'memory', about: 'idle, with the state of a day, and over 12 to 25 February' },
  { name: 'growth', about: 'ten times the terminals, merchants, channels' },
] as const;

/** Pictures of the catalogue page: taken by `npm run preview -- --screenshots`, copied into the app when it is built. */
export const screenshots = [
  {
    name: 'Overview while a clearing file is late',
    path: 'img/overview.png',
    from: 'overview-fault-dark.png',
  },
  {
    name: 'Money path: where it waits and why',
    path: 'img/money-path.png',
    from: 'money-path-fault-dark.png',
  },
  { name: 'Alerts: since when, whose, what to do', path: 'img/alerts.png', from: 'alerts-fault-light.png' },
] as const;

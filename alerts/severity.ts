/**
 * Who acts and how soon (domain.md 3.3). page: phone and chat, now, day and night. urgent: chat, acknowledged within
 * 15 minutes, then phone. ticket: daily digest. info: nobody is told, it is there to be looked at.
 */
export const severities = ['page', 'urgent', 'ticket', 'info'] as const;
export type Severity = (typeof severities)[number];

import { coded, stepStories } from './stepstory.ts';

export const c16Stories = stepStories({
  alert: 'RoutingErrors',
  share: 0.01,
  events: coded('31'),
  cardsOnly: true,
  maintenance: true,
});

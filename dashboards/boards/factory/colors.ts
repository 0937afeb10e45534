/**
 * Colours that people with any colour vision tell apart (Okabe and Ito, Color Universal Design, 2008). What is normal has
 * the colour of text: a calm board has no colour. There is no green: green next to red is the pair most people mix up.
 */
export const colors = {
  /** Nothing to do. */
  calm: 'text',
  watch: '#E69F00',
  act: '#D55E00',
  blue: '#0072B2',
  sky: '#56B4E9',
  teal: '#009E73',
  pink: '#CC79A7',
  grey: '#8C8C8C',
} as const;

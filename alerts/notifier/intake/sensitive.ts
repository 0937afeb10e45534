import { redact } from '../../../collector/carddata/redact.ts';

/** Account, card, merchant and order numbers are long; amounts, counts and years are not. */
const longNumber = /\d(?:[ -]?\d){11,}/g;

/** Text without card data and without long numbers, which may be accounts or merchants. */
export const withoutNumbers = (text: string): string => redact(text).replace(longNumber, '[number]');

/** Labels that name a person, a card, an account, a merchant or one transaction. Our rules have none; others' may. */
const personal =
  /^(?:merchant|merchant_(?:id|no|name)|mid|terminal|terminal_(?:id|no|sn)|tid|sn|store|shop|account|account_(?:id|no|number|name)|card|card_(?:no|number)|pan|holder|name|phone|mobile|email|user|rrn|order|order_(?:id|no)|payout_id|trace_no|id_no)$/i;

export const isPersonal = (label: string): boolean => personal.test(label);

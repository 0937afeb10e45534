/**
 * Families of causes: what one incident is grouped by, together with its channel. Faults of one family on one channel
 * are one story to whoever is called; a fault of another family is another story and is told on its own.
 */
export const causeFamilies = {
  terminal: ['C01', 'C03', 'C04', 'C05', 'C07'],
  authorization: ['C06', 'C08', 'C10', 'C13', 'C14', 'C15', 'C16', 'C17', 'C25', 'C33', 'C36'],
  upload: ['C02'],
  clearing: ['C19', 'C20', 'C29', 'C31'],
  settlement: ['C09', 'C12', 'C35'],
  payout: ['C11', 'C18', 'C21', 'C22', 'C23', 'C26', 'C27'],
  account: ['C24', 'C28', 'C30', 'C34', 'C38', 'C41', 'C42', 'C43'],
  monitoring: ['C32'],
} as const;

export type CauseFamily = keyof typeof causeFamilies;

/** Family of a cause by its number; throws for a cause nobody put into one. */
export function familyOf(id: string): CauseFamily {
  for (const [family, ids] of Object.entries(causeFamilies))
    if ((ids as readonly string[]).includes(id)) return family as CauseFamily;
  throw new Error(`cause ${id} belongs to no family: add it to alerts/families.ts`);
}

const wide: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '`': '＇',
  '|': '｜',
};

/**
 * Text of an alert as the plain words of a message: characters that a robot would read as markup or as a mention
 * become their wide forms, which read the same; line breaks become spaces.
 */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[<>[\]*`|]/g, (character) => wide[character]!)
    .trim();
}

/** A URL that can stand inside `[words](url)`. */
export function linkTarget(url: string): string {
  return url.replace(
    /[()<>\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

// Phrases with places for facts, as the server sends them: {name}.

export const PLACE = /\{(\w+)\}/g;

/** A place whose fact is not known stays as it is. */
export function fill(phrase, facts) {
  return phrase.replace(PLACE, (place, name) => facts[name] ?? place);
}

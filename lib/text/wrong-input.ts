/**
 * What a person brought cannot be read at all: not text, no such column, no country. The whole list is refused, because half
 * a list gives a wrong answer that looks right. A single bad line is not this: it is rejected by number and the rest is used.
 *
 * Trap: never quote a line of the list in the sentence. It travels further than the list does (to the page, to a log).
 */
export class WrongInput extends Error {
  override readonly name: string = "WrongInput";
}

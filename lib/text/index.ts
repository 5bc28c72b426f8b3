/** The door: a person's list, read and normalised. The phone numbering plans and the CSV reader are fetched when needed. */
export { type CsvRecord, type Header, headerChoices, readRecords } from "./csv.ts";
export { decodeText } from "./decode.ts";
export { type Normalise, normalisations } from "./normalise.ts";
export { type AmountItem, type AmountReading, MOST_AMOUNT, readAmounts } from "./read-amounts.ts";
export { type Brought, countsOf, type ListCounts, type ListItem, type ListReading, type ReadingRules, readList } from "./read-list.ts";
export { type RowReading, readRows } from "./read-rows.ts";
export { WrongInput } from "./wrong-input.ts";

/** What an experiment's parameters are, and everything derived from saying so once. */
export { checked, WrongCall } from "./checked.ts";
export { type Call, type InputWords, readCommandLine, readSeed, SEEDS } from "./commandline.ts";
export { type Display, display } from "./display.ts";
export { describedDisplay } from "./display-words.ts";
export { type About, choice, type Description, type Field, flag, integer, number, showNumber, text } from "./fields.ts";
export {
  type Control,
  controls,
  defineParams,
  type Fields,
  type Params,
  type Problem,
  type Reading,
  type Rule,
  readText,
  toQuery,
  type Values,
  type ValuesOf,
} from "./params.ts";
export { type ParameterRow, parameterTable } from "./table.ts";

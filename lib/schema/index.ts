/** What an experiment's parameters are, and everything derived from saying so once. */
export { type Call, type InputWords, readCommandLine, readSeed, SEEDS } from "./commandline.ts";
export { type Display, display } from "./display.ts";
export { type About, choice, type Description, type Field, flag, integer, number, showNumber, text } from "./fields.ts";
export {
  type Control,
  checked,
  controls,
  defineParams,
  type Fields,
  type ParameterRow,
  type Params,
  type Problem,
  parameterTable,
  RESERVED,
  type Reading,
  type Rule,
  readText,
  toQuery,
  type Values,
  type ValuesOf,
  WrongCall,
} from "./params.ts";

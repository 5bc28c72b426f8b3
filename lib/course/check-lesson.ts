// What must hold on a lesson's page: each outcome has its widget and its question there, every id is known and used once, a widget's
// parameters are ones it takes, headings descend one level at a time, questions can be answered.
import { toJsonSchema } from "@valibot/to-json-schema";
import { controls, readText } from "../schema/index.ts";
import { forbiddenWords } from "./check-prose.ts";
import type { Course, WidgetFacts } from "./checked.ts";
import type { Frontmatter } from "./frontmatter.ts";
import type { LessonDraft } from "./lessons.ts";
import type { MdxPage, Tag } from "./mdx.ts";
import { readNeeds } from "./needs.ts";
import { type Fault, fault, repeated } from "./places.ts";
import { isNumeric, type JsonSchema, schemaAt } from "./result-path.ts";

/** The tags a lesson may use, the attributes each must have, and those it may have. */
export const VOCABULARY: Readonly<Record<string, readonly [must: readonly string[], may: readonly string[]]>> = {
  Widget: [["id"], ["params", "controls", "title", "name"]],
  Fig: [["id"], []],
  Term: [["id"], []],
  Cite: [["id"], []],
  Note: [[], []],
  Party: [["n"], []],
  Choose: [["id"], []],
  NumberQuestion: [["id"], ["answer", "tolerance", "unit", "widget", "result", "needs", "figure"]],
  Predict: [["id"], []],
  Order: [["id"], []],
  Prompt: [[], []],
  Option: [["value"], ["correct"]],
  Step: [["value"], []],
  Why: [[], []],
  Hint: [[], []],
  Reveal: [[], []],
  Formal: [[], ["title"]],
  Attack: [[], ["title"]],
  Recap: [[], []],
  Exercise: [["id"], []],
  Solution: [[], []],
  Further: [[], []],
  Instructor: [[], []],
};
/** Plain HTML, written as it is: a few text tags. */
const HTML = ["a", "abbr", "br", "em", "kbd", "strong", "sub", "sup", "span"];
const SCORED = ["Choose", "NumberQuestion", "Order"];
const ASKING = [...SCORED, "Predict", "Exercise"];

export function checkLesson(lesson: LessonDraft, course: Course): Fault[] {
  const { page, file, head } = lesson;
  if (page === undefined) return [];
  const say = (line: number, what: string) => fault({ file, line }, what);
  const questions = page.tags.filter((tag) => SCORED.includes(tag.name) || tag.name === "Predict");
  return [
    ...(head === undefined ? [] : checkOutcomes(lesson, head, page, course)),
    ...page.tags.flatMap((tag) => checkTag(tag, page, course).map((what) => say(tag.line, what))),
    ...questions.flatMap((question) => checkQuestion(question, page).map((what) => say(question.line, what))),
    ...checkExercises(lesson.slug, page, course, say),
    ...repeated([
      ...page.headings.map(({ wanted, line }) => ({ id: wanted, file, line })),
      ...[...questions, ...page.tags.filter((tag) => tag.name === "Exercise")].map((tag) => ({
        id: text(tag, "id") ?? "",
        file,
        line: tag.line,
      })),
    ]),
    ...checkHeadings(page, say),
    ...forbiddenWords([...page.prose, ...(head === undefined ? [] : headProse(lesson, head))], file),
    ...checkFigureMentions(page, head, say),
    ...checkNotes(page, say),
    ...(page.tags.some((tag) => tag.name === "Recap")
      ? []
      : [say(1, "The lesson has no <Recap>: that is where it says whether it is complete.")]),
  ];
}

function checkOutcomes(lesson: LessonDraft, head: Frontmatter, page: MdxPage, course: Course): Fault[] {
  const at = (index: number, key: string) => ({ file: lesson.file, line: lesson.lineOf(["outcomes", index, key]) });
  const ids = (names: readonly string[]) => new Set(page.tags.filter((tag) => names.includes(tag.name)).map((tag) => text(tag, "id")));
  const onPage = { widgets: ids(["Widget"]), questions: ids(SCORED), predictions: ids(["Predict"]) };
  return [
    ...repeated(head.outcomes.map(({ id }, index) => ({ id, ...at(index, "id") }))),
    ...head.outcomes.flatMap(({ id, widget, question }, index) => {
      const faults: Fault[] = [];
      if (!course.widgets.has(widget)) faults.push(fault(at(index, "widget"), `Outcome "${id}": there is no widget "${widget}".`));
      else if (!onPage.widgets.has(widget))
        faults.push(fault(at(index, "widget"), `Outcome "${id}": its widget "${widget}" is not on the page.`));
      if (onPage.predictions.has(question)) {
        faults.push(fault(at(index, "question"), `Outcome "${id}": "${question}" is a prediction, which nobody can answer wrongly.`));
      } else if (!onPage.questions.has(question)) {
        faults.push(fault(at(index, "question"), `Outcome "${id}": its question "${question}" is not on the page.`));
      }
      return faults;
    }),
  ];
}

function checkTag(tag: Tag, page: MdxPage, course: Course): string[] {
  const known = VOCABULARY[tag.name];
  if (known === undefined) return HTML.includes(tag.name) ? [] : [`<${tag.name}> is not part of a lesson's vocabulary.`];
  const [must, may] = known;
  const wrong = [
    ...must.filter((name) => !tag.attributes.has(name)).map((name) => `<${tag.name}> needs ${name}.`),
    ...[...tag.attributes.keys()]
      .filter((name) => !must.includes(name) && !may.includes(name))
      .map((name) => `<${tag.name}> has no attribute "${name}".`),
  ];
  const id = text(tag, "id") ?? "";
  if (tag.name === "Widget") wrong.push(...checkWidget(tag, course.widgets.get(id)));
  if (tag.name === "Fig" && !isFigure(id, page)) wrong.push(`<Fig id="${id}" />: that widget is not on the page.`);
  if (tag.name === "Term" && id !== "" && !course.terms.has(id)) wrong.push(`The term "${id}" is not in the glossary.`);
  if (tag.name === "Cite" && id !== "" && !course.references.has(id))
    wrong.push(`The reference "${id}" is not in content/references.yaml.`);
  if (tag.name === "Party" && !/^[1-4]$/.test(text(tag, "n") ?? "")) wrong.push("<Party> takes n from 1 to 4.");
  if (tag.name === "NumberQuestion") wrong.push(...checkNumber(tag, page, course));
  if (tag.name === "Hint" && !tag.within.some((name) => ASKING.includes(name)))
    wrong.push("A <Hint> belongs in a question or an exercise.");
  if (tag.name === "Solution" && !tag.within.includes("Exercise")) wrong.push("A <Solution> belongs in an <Exercise>.");
  return wrong;
}

function checkWidget(tag: Tag, widget: WidgetFacts | undefined): string[] {
  if (widget === undefined) return [`There is no widget "${text(tag, "id")}".`];
  const given = [...new URLSearchParams(text(tag, "params") ?? "")];
  const unknown = given
    .filter(([name]) => !Object.hasOwn(widget.params.fields, name) && name !== "seed")
    .map(([name]) => `${widget.id} has no parameter "${name}".`);
  const bad = readText(widget.params, given).problems.map((problem) => `${widget.id}: ${problem.name}: ${problem.why}.`);
  const names = new Set([...controls(widget.params).map((control) => control.name), "all", "none", "seed"]);
  const shown = text(tag, "controls");
  const strange = shown === undefined ? [] : shown.split(",").filter((name) => !names.has(name.trim()));
  return [...unknown, ...bad, ...strange.map((name) => `${widget.id} has no control "${name.trim()}".`)];
}

function checkNumber(tag: Tag, page: MdxPage, course: Course): string[] {
  const [answer, tolerance, widget, result] = ["answer", "tolerance", "widget", "result"].map((name) => text(tag, name));
  const wrong: string[] = [];
  if (answer !== undefined && !isNumber(answer)) wrong.push(`The answer ${answer} is not a number.`);
  if (tolerance !== undefined && !isNumber(tolerance.replace(/%$/, ""))) wrong.push(`The tolerance ${tolerance} is not a number.`);
  if ((widget === undefined) !== (result === undefined)) wrong.push("A question that names a widget or a result path names both.");
  const needs = text(tag, "needs");
  const asked = needs === undefined ? [] : readNeeds(needs);
  if (asked === undefined) wrong.push(`needs: "${needs}" is not of the form "name = value: what to do".`);
  if (widget === undefined || result === undefined) {
    if (needs !== undefined) wrong.push("A question that needs a run names its widget.");
    if (answer === undefined) wrong.push("A <NumberQuestion> needs an answer, or a widget and a result path.");
    return wrong;
  }
  const facts = course.widgets.get(widget);
  if (facts === undefined) wrong.push(`There is no widget "${widget}".`);
  else {
    const found = schemaAt(jsonSchema(facts), result);
    if (found === "missing") wrong.push(`The result of ${widget} has nothing at "${result}".`);
    else if (!isNumeric(found)) wrong.push(`The result of ${widget} has no number at "${result}".`);
    for (const { name } of asked ?? []) {
      if (!Object.hasOwn(facts.params.fields, name) && schemaAt(jsonSchema(facts), name) === "missing")
        wrong.push(`needs: ${widget} has no parameter "${name}", and nothing there in its result.`);
    }
  }
  const figure = text(tag, "figure");
  if (figure !== undefined && !isFigure(figure, page)) wrong.push(`No figure on the page is called "${figure}".`);
  if (!page.tags.some((other) => other.name === "Widget" && text(other, "id") === widget))
    wrong.push(`The question asks for a result of "${widget}", which is not on the page.`);
  return wrong;
}

/** A figure is called by its widget's id, or by its own name where one widget stands on the page several times. */
const isFigure = (called: string, page: MdxPage) =>
  page.tags.some((tag) => tag.name === "Widget" && (text(tag, "id") === called || text(tag, "name") === called));

const jsonSchema = (facts: WidgetFacts) => toJsonSchema(facts.result, { errorMode: "ignore", typeMode: "output" }) as JsonSchema;

function checkQuestion(question: Tag, page: MdxPage): string[] {
  const inside = (name: string) => page.tags.filter((tag) => tag.owner === question.owner && tag.name === name);
  const wrong = inside("Prompt").length === 1 ? [] : [`<${question.name}> needs one <Prompt>.`];
  const choices = inside(question.name === "Order" ? "Step" : "Option");
  const values = choices.map((tag) => text(tag, "value"));
  if (question.name !== "NumberQuestion" && choices.length < 2)
    wrong.push(`<${question.name}> needs at least two ${question.name === "Order" ? "steps" : "options"}.`);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) wrong.push(`The value "${twice}" is used twice in one question.`);
  if (question.name === "Choose") {
    if (choices.filter((tag) => tag.attributes.has("correct")).length !== 1) wrong.push("<Choose> needs exactly one <Option correct>.");
    if (inside("Why").length < choices.length) wrong.push("Every option of <Choose> needs its <Why>.");
  }
  if (question.name === "Predict" && inside("Reveal").length !== 1) wrong.push("<Predict> needs one <Reveal>.");
  return wrong;
}

/** Every lesson has something to build, with a ladder of hints beside it and, at its end, why the solution is as it is. */
function checkExercises(slug: string, page: MdxPage, course: Course, say: (line: number, what: string) => Fault): Fault[] {
  const found = page.tags.filter((tag) => tag.name === "Exercise");
  if (found.length === 0) return [say(1, "The lesson has no <Exercise>.")];
  return found.flatMap((exercise) => {
    const id = text(exercise, "id") ?? "";
    const facts = course.exercises.get(id);
    const inside = (name: string) => page.tags.filter((tag) => tag.owner === exercise.owner && tag.name === name).length;
    const wrong: string[] = [];
    if (facts === undefined) wrong.push(`There is no exercise "${id}".`);
    else if (facts.lesson !== slug) wrong.push(`The exercise "${id}" belongs to the lesson "${facts.lesson}".`);
    if (inside("Hint") === 0) wrong.push("<Exercise> needs at least one <Hint>.");
    if (inside("Solution") !== 1) wrong.push("<Exercise> needs one <Solution>: why it is solved as it is.");
    return wrong.map((what) => say(exercise.line, what));
  });
}

function checkHeadings(page: MdxPage, say: (line: number, what: string) => Fault): Fault[] {
  let before = 1;
  return page.headings.flatMap(({ depth, line, plain, text: title }) => {
    const faults: Fault[] = [];
    if (depth === 1) faults.push(say(line, "The page's title is its one heading of level 1: begin at level 2."));
    else if (depth > before + 1) faults.push(say(line, `The heading "${title}" skips a level: ${depth} after ${before}.`));
    if (!plain) faults.push(say(line, "A formula in a heading would give it an id that nobody can write: use words."));
    before = depth;
    return faults;
  });
}

/** What /teach shows of every lesson's notes first. */
export const NOTES = ["Timing", "What people get wrong"];

function checkNotes(page: MdxPage, say: (line: number, what: string) => Fault): Fault[] {
  const block = page.tags.find((tag) => tag.name === "Instructor");
  if (block === undefined) return [];
  const missing = NOTES.filter((lead) => !page.notes.includes(lead));
  return missing.map((lead) => say(block.line, `<Instructor> has no paragraph that begins **${lead}.** The instructors' page shows it.`));
}

/** "Figure 6.2" typed by hand must exist. <Fig id="…" /> cannot go wrong. */
function checkFigureMentions(page: MdxPage, head: Frontmatter | undefined, say: (line: number, what: string) => Fault): Fault[] {
  const count = page.tags.filter((tag) => tag.name === "Widget").length;
  return page.prose.flatMap((words) =>
    [...words.text.matchAll(/\bfigure (\d+)\.(\d+)/gi)]
      .filter(([, order, number]) => head !== undefined && (Number(order) !== head.order || Number(number) < 1 || Number(number) > count))
      .map((found) =>
        say(
          words.line + words.text.slice(0, found.index).split("\n").length - 1,
          `There is no ${found[0]} in this lesson. Write <Fig id="…" />.`,
        ),
      ),
  );
}

const headProse = (lesson: LessonDraft, head: Frontmatter) => [
  { text: head.title, line: lesson.lineOf(["title"]) },
  { text: head.summary, line: lesson.lineOf(["summary"]) },
  ...head.outcomes.map((outcome, index) => ({ text: outcome.text, line: lesson.lineOf(["outcomes", index, "text"]) })),
];

const text = (tag: Tag, name: string) => tag.attributes.get(name)?.value;
const isNumber = (value: string) => /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(value);

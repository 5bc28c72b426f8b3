/**
 * People who want more answers than the budget allows, or who want to learn something from a refusal. Each is a computation: what has to be
 * decided follows from the rules, so no attack is ever wrong about a right solution.
 */
import type { JudgeLab, Learner } from "../exercise.ts";
import type { Found, Step } from "../judging.ts";
import type { Outcome } from "./api.ts";
import { amountOf, billionths, Service } from "./service.ts";

const failed = (says: string, service: Service): Found => ({ passed: false, says, shown: service.shown() });

const overdrawn = ({ drawn, budget }: Service) => `Answers for ${amountOf(drawn)} were drawn from a budget of ${budget}`;

const ASKERS = 12;
const MOST_ASKED = 40;

/** Choose each price by what was decided: after a refusal half as much, after an answer as much, or more. */
const adaptive: Step = {
  id: "adaptive-askers",
  title: "People who choose each question by what was decided before",
  async run(learner: Learner, { rng }: JudgeLab): Promise<Found> {
    for (let asker = 0; asker < ASKERS; asker++) {
      const service = await Service.opened(learner, amountOf(BigInt(1 + rng.below(3_000_000_000))));
      let price = (billionths(service.budget) as bigint) / BigInt(1 + 3 * asker); // in one piece, in four, in seven, ...
      for (let i = 0; i < MOST_ASKED && price > 0n; i++) {
        const line = await service.answered({ text: `${asker}/${i}`, epsilon: amountOf(price) });
        if (service.overdrawn) return failed(`${overdrawn(service)}, by somebody who asked for less after every refusal.`, service);
        if (line.verdict !== line.right) {
          return failed(`“${line.text}” at ${line.epsilon} had to be ${line.right}; it was ${line.verdict}.`, service);
        }
        price = line.verdict === "refused" ? price / 2n : rng.below(4) === 0 ? (price * 3n) / 2n : price;
      }
    }
    return {
      passed: true,
      says: `${ASKERS} people adapted up to ${MOST_ASKED} questions each, down to the last billionth. None got more than the budget.`,
    };
  },
};

const open: Step = {
  id: "open-questions",
  title: "Many ask at once, before anything is answered",
  async run(learner): Promise<Found> {
    const service = await Service.opened(learner, "1");
    const granted: string[] = [];
    for (let i = 0; i < 12; i++) {
      const { text, verdict } = await service.ask({ text: `at once ${i}`, epsilon: "0.2" });
      if (verdict === "granted") granted.push(text);
    }
    // Asked once more while the first one is open: its answer is going to be sent to both.
    await service.ask({ text: "at once 0", epsilon: "0.2" });
    for (const text of granted) await service.close(text, { answer: 7 });
    await service.answered({ text: "afterwards", epsilon: "0.2" });
    if (service.overdrawn)
      return failed(
        `${overdrawn(service)}: twelve questions came before the first was answered. The price is due when it is granted.`,
        service,
      );
    const wrong = service.lines.find(({ verdict, right }) => verdict !== right);
    if (wrong) return failed(`“${wrong.text}” had to be ${wrong.right}, while questions were open; it was ${wrong.verdict}.`, service);
    return { passed: true, says: "Twelve questions at 0.2 came at once, with a budget of 1: five were granted." };
  },
};

const NO_PRICE: readonly string[] = [
  ...["-1", "-0.5", "0", "0.0", "0.000000000", "", " ", "NaN", "Infinity", "-Infinity", "1e-3", "1e999", "0x10", "0,5", "one"],
  ...["0.0000000001", "0.1234567891", "1/2", " 0.1", "0.1 ", "+0.1", ".5", "1.", "undefined", "١", "9".repeat(400), "0.1\n"],
];

const noPrice: Step = {
  id: "no-price",
  title: "Prices that are none",
  async run(learner): Promise<Found> {
    const service = await Service.opened(learner, "1");
    for (const [i, epsilon] of NO_PRICE.entries()) {
      const { verdict } = await service.answered({ text: `free ${i}`, epsilon });
      if (verdict !== "refused")
        return failed(`An answer was asked for at the price ${JSON.stringify(epsilon.slice(0, 24))}, and it was ${verdict}.`, service);
    }
    for (const epsilon of ["0.5", "0.5", "0.000000001"]) await service.answered({ text: `after ${service.lines.length}`, epsilon });
    const wrong = service.lines.find(({ verdict, right }) => verdict !== right);
    if (wrong) {
      return failed(
        `After ${NO_PRICE.length} prices that are none, ${wrong.epsilon} had to be ${wrong.right}; it was ${wrong.verdict}. What is refused must leave the book as it was.`,
        service,
      );
    }
    return { passed: true, says: `${NO_PRICE.length} prices that are none, from -1 to NaN, were refused, and the budget was still whole.` };
  },
};

const NAMES: readonly string[] = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf", "", "0", "length", "left", "budget"];

const names: Step = {
  id: "strange-names",
  title: "Questions whose words mean something to a program",
  async run(learner): Promise<Found> {
    const service = await Service.opened(learner, "1");
    for (const text of NAMES) {
      const { verdict } = await service.answered({ text, epsilon: "0.01" });
      if (verdict !== "granted") return failed(`The question “${text}” was never asked before and fits; it was ${verdict}.`, service);
    }
    for (const text of NAMES) {
      const { verdict } = await service.answered({ text, epsilon: "0.01" });
      if (verdict !== "again") return failed(`The question “${text}” has an answer; asked again it was ${verdict}.`, service);
    }
    return { passed: true, says: `${NAMES.length} questions with names such as “constructor” were told apart from what was never asked.` };
  },
};

const LONG = "how many of those who live in the north of the country and ".repeat(20);

/** Two questions each, which a program takes for one if it tidies up, shortens or adds up. */
const LOOKALIKES: readonly (readonly [what: string, first: string, second: string])[] = [
  ["a space at the end", "how many are ill", "how many are ill "],
  ["a space at the beginning", "how many are well", " how many are well"],
  ["two spaces in one place", "how many are old", "how many  are old"],
  ["a line break", "how many are young", "how many are\nyoung"],
  ["a capital letter", "how many live in Bath", "how many live in bath"],
  ["an accent", "how many résumés", "how many resumes"],
  ["an é in one sign or in two", "how many caf\u00e9s", "how many cafe\u0301s"],
  ["a sign at the end", "how many are at home", "how many are at home?"],
  ["two words that changed places", "more men than women", "more women than men"],
  ["a point in a number", "older than 25", "older than 2.5"],
  ["a zero before a number", "in ward 7", "in ward 07"],
  ["how a number is written", "1", "1.0"],
  ["the last of sixty signs", `${LONG.slice(0, 59)}a`, `${LONG.slice(0, 59)}b`],
  ["the end of a long text", `${LONG}are ill`, `${LONG}are well`],
  ["the beginning of a long text", `not ${LONG}`, `now ${LONG}`],
  ["the middle of a long text", `${LONG}men${LONG}`, `${LONG}all${LONG}`],
];

const lookalikes: Step = {
  id: "lookalikes",
  title: "Questions that look nearly the same",
  async run(learner): Promise<Found> {
    const service = await Service.opened(learner, "1");
    for (const [what, ...texts] of LOOKALIKES) {
      for (const text of texts) {
        const { verdict } = await service.answered({ text, epsilon: "0.01" });
        if (verdict === "granted") continue;
        return failed(
          `Two questions differ in ${what}, and the ${text === texts[0] ? "first" : "second"} was ${verdict}. Other words are another question: the answer to the one is none to the other.`,
          service,
        );
      }
    }
    return {
      passed: true,
      says: `${LOOKALIKES.length} pairs of questions, from a space more to the middle of a long text, were told apart.`,
    };
  },
};

/** Nothing but the book remembers. Questions go to two books by turns; the second time the file is loaded anew between any two calls. */
const twoBooks: Step = {
  id: "two-books",
  title: "Two data sets, and a service that is started anew",
  async run(learner): Promise<Found> {
    for (const restarted of [false, true]) {
      const between = async () => (restarted ? learner.restart() : undefined);
      const services = [await Service.opened(learner, "1"), await Service.opened(learner, "0.5")] as const;
      for (const [text, epsilon] of TO_BOTH) {
        for (const [at, service] of services.entries()) {
          await between();
          const { verdict, right } = await service.ask({ text, epsilon });
          const when = restarted ? ", and your file was loaded anew before each question" : "";
          const why =
            "What was granted and what is left must stand in the book: a variable of your file is one for all books, and is empty after a restart.";
          if (service.overdrawn) return failed(`${overdrawn(service)}: the same was asked of two books by turns${when}. ${why}`, service);
          if (verdict !== right) {
            return failed(
              `Two books were kept by turns, with budgets of 1 and of 0.5${when}. “${text}” at ${epsilon} had to be ${right} by the ${at === 0 ? "first" : "second"}; it was ${verdict}. ${why}`,
              service,
            );
          }
          await between();
          if (verdict === "granted") await service.close(text, { answer: 43 });
        }
      }
    }
    return { passed: true, says: "Two books were kept by turns, and kept apart, also when the file was loaded anew before each question." };
  },
};

const TO_BOTH: readonly (readonly [text: string, epsilon: string])[] = [
  ["ill", "0.3"],
  ["well", "0.3"],
  ["ill", "0.3"],
  ["old", "0.2"],
  ["young", "0.4"],
  ["well", "0.1"],
  ["men", "0.2"],
  ["women", "0.1"],
];

/** A refused question, and a failed one: neither has an answer that could be sent again. */
const retries: Step = {
  id: "asked-until-answered",
  title: "Somebody asks a refused question again, and a failed one",
  async run(learner): Promise<Found> {
    const service = await Service.opened(learner, "1");
    for (let i = 0; i < 3; i++) {
      const { verdict } = await service.answered({ text: "too dear", epsilon: "5" });
      if (verdict !== "refused")
        return failed(`A question at 5 was asked of a budget of 1 for the ${i + 1}. time; it was ${verdict}.`, service);
    }
    for (let i = 0; i < 10; i++) {
      const { verdict, right } = await service.ask({ text: "fails", epsilon: "0.3" });
      if (service.overdrawn) {
        return failed(
          `${overdrawn(service)}: a question failed every time and was asked again. Each attempt looked at the data, so each is paid.`,
          service,
        );
      }
      if (verdict !== right) return failed(`A question that failed was asked anew, and had to be ${right}; it was ${verdict}.`, service);
      if (verdict === "granted") await service.close("fails", { failed: true });
    }
    return { passed: true, says: "A question that failed was paid each time it was tried, and refused when nothing was left." };
  },
};

/** Two data sets give two sequences of outcomes; whoever sees the verdicts must not be able to tell which. */
const WORLDS: readonly (readonly [what: string, first: Outcome, second: Outcome])[] = [
  ["an answer of 43 or of 44", { answer: 43 }, { answer: 44 }],
  ["an answer of 0 or of 1", { answer: 0 }, { answer: 1 }],
  ["a large answer or a small one", { answer: 10_000 }, { answer: 2 }],
  ["a negative answer or a positive one", { answer: -3 }, { answer: 3 }],
  ["a whole answer or a fraction", { answer: 2 }, { answer: 2.5 }],
  ["an answer of 43 or of NaN (a mean over nobody)", { answer: 43 }, { answer: Number.NaN }],
  ["an answer of 43 or of infinity (something divided by a count of 0)", { answer: 43 }, { answer: Number.POSITIVE_INFINITY }],
];

const dataDependent: Step = {
  id: "told-by-refusals",
  title: "Somebody reads the data off the refusals",
  async run(learner): Promise<Found> {
    const played = async (outcome: Outcome) => {
      const service = await Service.opened(learner, "1");
      for (let i = 0; i < 8; i++) await playOne(service, `q${i}`, i % 2 ? "0.2" : "0.15", outcome);
      return service;
    };
    for (const [what, first, second] of WORLDS) {
      const [a, b] = [await played(first), await played(second)];
      const at = a.lines.findIndex(({ verdict }, i) => verdict !== b.lines[i]?.verdict);
      if (at >= 0) {
        return failed(
          `Two data sets gave ${what} to the same questions. Question ${at + 1} was ${a.lines[at]?.verdict} with the one and ${b.lines[at]?.verdict} with the other: the verdict tells which.`,
          b,
        );
      }
    }
    const service = await played({ failed: true });
    if (service.overdrawn)
      return failed(
        `${overdrawn(service)}, when each of them failed. An error may depend on the data: what is paid back for it tells that.`,
        service,
      );
    const whole = await played({ answer: 43 });
    const at = service.lines.findIndex(({ verdict }, i) => verdict !== whole.lines[i]?.verdict);
    if (at >= 0)
      return failed(
        `Question ${at + 1} was decided otherwise because earlier ones had failed. Whether a question fails may depend on the data.`,
        service,
      );
    return { passed: true, says: "Whatever came out, errors included, the verdicts on the next questions were the same." };
  },
};

async function playOne(service: Service, text: string, epsilon: string, outcome: Outcome): Promise<void> {
  const { verdict } = await service.ask({ text, epsilon });
  if (verdict === "granted") await service.close(text, outcome);
}

export const attacks: readonly Step[] = [adaptive, open, noPrice, names, lookalikes, twoBooks, retries, dataDependent];
